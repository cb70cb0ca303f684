package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Runs that wait for their turn. */
class QueueIT {

  private static final String TASKS = "/api/scaffolder/v2/tasks";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  private String limited(String name, int runs) {
    return api.templates()
        .add(
            name,
            "concurrency: {runs: %d}\nsteps:\n  - {id: one, action: 'test:hold'}\n"
                .formatted(runs));
  }

  private String launch(String template, String priority) {
    Answer answer =
        calls.send(
            "POST",
            TASKS,
            "{\"templateRef\":\"%s\",\"values\":{}}".formatted(template),
            Map.of("Formwork-Priority", priority));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").stringValue();
  }

  private JsonNode run(String id) {
    return calls.get("/api/formwork/v1/runs/" + id).json();
  }

  private void awaitStep(String id) {
    calls.await(id, run -> !api.steps().keys(id).isEmpty());
  }

  private void finish(String id) {
    api.steps().release(id);
    calls.awaitEnd(id);
  }

  @Test
  void startsNoMoreRunsThanTheTemplateAllowsAndTheOthersInOrder() {
    String template = limited("queue-order", 1);
    String first = calls.launch(template);
    String second = calls.launch(template);
    String third = calls.launch(template);
    awaitStep(first);

    assertThat(run(first).path("queuedBehind").isNull()).isTrue();
    assertThat(run(second).path("queuedBehind").intValue()).isZero();
    assertThat(run(third).path("queuedBehind").intValue()).isEqualTo(1);
    assertThat(calls.get(TASKS + "/" + third).json().path("status").stringValue())
        .isEqualTo("open");
    finish(first);
    awaitStep(second);
    assertThat(api.steps().keys(third)).isEmpty();
    finish(second);
    finish(third);
  }

  @Test
  void letsPeopleGoBeforeBulk() {
    String template = limited("queue-bulk", 1);
    String first = calls.launch(template);
    awaitStep(first);
    String bulk = launch(template, "bulk");
    String person = launch(template, "people");

    finish(first);

    awaitStep(person);
    assertThat(api.steps().keys(bulk)).isEmpty();
    finish(person);
    finish(bulk);
  }

  @Test
  void neverStartsTooManyThoughSeveralProcessesStartThem() {
    String template = limited("queue-many", 2);
    List<String> ids = new ArrayList<>();
    try (ConfigurableApplicationContext second =
            api.start(Map.of("formwork.runs.start-interval", "20ms"));
        ConfigurableApplicationContext third =
            api.start(Map.of("formwork.runs.start-interval", "20ms"))) {
      for (int i = 0; i < 8; i++) {
        HttpCalls any = i % 2 == 0 ? RunningApi.calls(second) : RunningApi.calls(third);
        ids.add(any.launch(template));
      }
      while (!ids.isEmpty()) {
        awaitStep(ids.getFirst());
        long underWay = ids.stream().filter(id -> !api.steps().keys(id).isEmpty()).count();
        assertThat(underWay).isLessThanOrEqualTo(2);
        finish(ids.removeFirst());
      }
    }
  }

  @Test
  void endsAQueuedRunThatIsCancelledWithoutStartingIt() {
    String template = limited("queue-cancel", 1);
    String first = calls.launch(template);
    awaitStep(first);
    String second = calls.launch(template);

    Answer answer = calls.post("/api/formwork/v1/runs/" + second + "/cancel", "{}");

    assertThat(answer.json().path("phase").stringValue()).isEqualTo("cancelled");
    finish(first);
    assertThat(api.steps().keys(second)).isEmpty();
  }

  @Test
  void appliesTheOperatorsLimitToEveryTemplate() {
    String template =
        api.templates().add("queue-operator", "steps:\n  - {id: one, action: 'test:hold'}\n");
    try (ConfigurableApplicationContext strict =
        api.start(Map.of("formwork.runs.per-template", "1"))) {
      HttpCalls others = RunningApi.calls(strict);
      String first = others.launch(template);
      String second = others.launch(template);
      awaitStep(first);

      assertThat(run(second).path("queuedBehind").intValue()).isZero();
      finish(first);
      finish(second);
    }
  }

  @Test
  void refusesAnUnknownPriorityAndALimitThatIsNone() {
    Answer priority =
        calls.send(
            "POST",
            TASKS,
            "{\"templateRef\":\"%s\",\"values\":{}}".formatted(limited("queue-odd", 1)),
            Map.of("Formwork-Priority", "urgent"));
    Answer limit =
        calls.post(
            TASKS, "{\"templateRef\":\"%s\",\"values\":{}}".formatted(limited("queue-none", 0)));

    assertThat(priority.status()).isEqualTo(400);
    assertThat(priority.message()).contains("people or bulk, not 'urgent'");
    assertThat(limit.status()).isEqualTo(400);
    assertThat(limit.message()).contains("spec.concurrency.runs");
  }
}
