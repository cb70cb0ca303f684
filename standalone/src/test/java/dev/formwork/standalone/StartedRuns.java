package dev.formwork.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.formwork.workflows.TemplateRun;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Runs of one template with a row of steps, and what their histories tell. */
final class StartedRuns {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Servers servers;
  private final Jdbi database;
  private final int steps;

  private StartedRuns(Servers servers, int steps) {
    this.servers = servers;
    this.database = Jdbi.create(servers.jdbcUrl());
    this.steps = steps;
  }

  /**
   * What became of the runs.
   *
   * @param completed runs whose every step ran and whose workspace held every file at the end
   * @param attempts of all steps together
   * @param repeatedSteps steps that were begun more than once
   * @param mostAttempts of one step
   * @param shortest time of a run, likewise median and longest
   */
  record Figures(
      int completed,
      int attempts,
      int repeatedSteps,
      int mostAttempts,
      Duration shortest,
      Duration median,
      Duration longest) {

    @Override
    public String toString() {
      return ("%d completed with all their files; %d attempts of steps, %d repeated, %d at most for one step;"
              + " a run took %d s at least, %d s in the middle, %d s at most.")
          .formatted(
              completed,
              attempts,
              repeatedSteps,
              mostAttempts,
              shortest.toSeconds(),
              median.toSeconds(),
              longest.toSeconds());
    }
  }

  /** Starts so many runs; each step writes a file, the last one lists them. */
  static StartedRuns start(Servers servers, int runs, int steps) {
    ApiClient api = new ApiClient(servers.url());
    String template = Base64.getEncoder().encodeToString(template(steps).getBytes(UTF_8));
    ApiClient.Answer stored =
        api.post(
            "/api/formwork/v1/templates",
            Map.of("files", List.of(Map.of("path", "template.yaml", "content", template))));
    if (stored.status() != 201) {
      throw new AssertionError(stored.text());
    }
    String ref = stored.json().path("ref").asText();
    for (int i = 0; i < runs; i++) {
      ApiClient.Answer answer =
          api.post("/api/scaffolder/v2/tasks", Map.of("templateRef", ref, "values", Map.of()));
      if (answer.status() != 201) {
        throw new AssertionError(answer.text());
      }
    }
    return new StartedRuns(servers, steps);
  }

  private static String template(int steps) {
    StringBuilder yaml =
        new StringBuilder(
            """
            apiVersion: scaffolder.backstage.io/v1beta3
            kind: Template
            metadata:
              name: many-steps
              title: Many steps
              description: Writes a file in each step.
            spec:
              type: service
              owner: team-a
              steps:
            """);
    for (int step = 1; step < steps; step++) {
      yaml.append(
          """
              - id: write%1$d
                name: Write file %1$d
                action: fs:write
                input: {path: file%1$d.txt, content: "text %1$d"}
          """
              .formatted(step));
    }
    return yaml.append(
            """
                - id: list
                  name: List the files
                  action: fs:readdir
                  input: {paths: ['.']}
              output:
                text:
                  - title: Files
                    content: ${{ steps.list.output.files | length }}
            """)
        .toString();
  }

  /** How many runs have not ended. */
  int open() {
    return number("select count(*) from run where ended_at is null");
  }

  int mostStepsDone() {
    return number("select coalesce(max(steps_done), 0) from run");
  }

  /** Waits until every run has done so many steps. */
  void awaitStepsDone(int wanted) {
    await("select count(*) from run where steps_done < " + wanted);
  }

  List<String> workflowIds() {
    return texts("select workflow_id from run order by created_at");
  }

  Figures awaitEnd() {
    await("select count(*) from run where ended_at is null");
    List<Integer> attempts = new ArrayList<>();
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(servers.temporal()).build());
    try {
      WorkflowClient client = WorkflowClient.newInstance(stubs);
      for (String workflowId : workflowIds()) {
        attempts.addAll(attempts(client.fetchHistory(workflowId).getEvents()));
      }
    } finally {
      stubs.shutdownNow();
    }
    return figures(attempts);
  }

  private Figures figures(List<Integer> attempts) {
    List<Duration> durations =
        texts("select (extract(epoch from ended_at - created_at) * 1000)::bigint::text from run")
            .stream()
            .map(text -> Duration.ofMillis(Long.parseLong(text)))
            .sorted()
            .toList();
    return new Figures(
        number(
            "select count(*) from run where phase = 'completed' and output::text like '%%%d%%'"
                .formatted(steps - 1)),
        attempts.stream().mapToInt(Integer::intValue).sum(),
        (int) attempts.stream().filter(count -> count > 1).count(),
        attempts.stream().mapToInt(Integer::intValue).max().orElse(0),
        durations.getFirst(),
        durations.get(durations.size() / 2),
        durations.getLast());
  }

  /** The last attempt of every step; what only writes the journal is left out. */
  private static List<Integer> attempts(List<HistoryEvent> history) {
    Map<Long, Integer> attempts = new HashMap<>();
    List<Long> scheduled = new ArrayList<>();
    for (HistoryEvent event : history) {
      if (event.hasActivityTaskScheduledEventAttributes()) {
        var task = event.getActivityTaskScheduledEventAttributes();
        if (!task.getActivityType().getName().equals(TemplateRun.RECORD_ACTIVITY)) {
          scheduled.add(event.getEventId());
        }
      }
      if (event.hasActivityTaskStartedEventAttributes()) {
        var task = event.getActivityTaskStartedEventAttributes();
        attempts.merge(task.getScheduledEventId(), task.getAttempt(), Math::max);
      }
    }
    return scheduled.stream().map(id -> attempts.getOrDefault(id, 0)).toList();
  }

  private void await(String countOfOthers) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (number(countOfOthers) > 0) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "Did not get there: %s\n%s"
                .formatted(
                    countOfOthers,
                    texts("select phase || ' ' || steps_done || ' ' || workflow_id from run")));
      }
      FormworkProcess.sleep();
    }
  }

  private int number(String sql) {
    return database.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private List<String> texts(String sql) {
    return database.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
