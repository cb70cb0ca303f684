package dev.formwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs that write a file, wait for an approval, and read the file again. */
final class WaitingRuns {

  private static final String REF = "template:default/waiting";
  private static final String STEP = "approve";
  private static final int AT_ONCE = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** A reminder a day is what a request has that says nothing about reminders. */
  private static final String TEMPLATE =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: { name: waiting, title: Waits }
      spec:
        type: service
        owner: group:default/platform
        parameters: []
        steps:
          - id: write
            name: Write a file
            action: fs:write
            input: { path: README.md, content: About it. }
          - id: approve
            name: Ask
            action: approval:request
            input:
              approvers: ["user:default/local"]
              selfApproval: true
              message: May it go on?
              deadline: 40d
              escalateAfter: 14d
              escalateTo: ["group:default/platform"]
          - id: read
            name: Read the file
            action: fs:read
            input: { path: README.md }
      """;

  private final RunningFormwork formwork;

  private WaitingRuns(RunningFormwork formwork) {
    this.formwork = formwork;
  }

  static WaitingRuns on(RunningFormwork formwork) throws IOException, InterruptedException {
    formwork.register(TEMPLATE);
    return new WaitingRuns(formwork);
  }

  /**
   * How runs ended that were approved at once.
   *
   * @param answered from the first click to the answer to the last
   * @param ended from the first click until none was under way
   * @param clicks how often somebody clicked
   * @param votes milliseconds until each answer was taken
   * @param phases how many runs are in each phase now
   */
  record Ending(
      Duration answered, Duration ended, int clicks, Samples votes, Map<String, Integer> phases) {

    /** Answers whether all completed. */
    boolean print() {
      int runs = phases.values().stream().mapToInt(Integer::intValue).sum();
      System.out.printf(
          Locale.ROOT,
          "%d approved at once with %d clicks: all taken after %.1f s (p50 %.1f s, p99 %.1f s);"
              + " all ended after %.1f s, %.1f a second: %s%n",
          runs,
          clicks,
          answered.toMillis() / 1000.0,
          votes.median() / 1000,
          votes.percentile(99) / 1000,
          ended.toMillis() / 1000.0,
          runs * 1000.0 / ended.toMillis(),
          phases);
      return phases.keySet().equals(Set.of("completed"));
    }
  }

  /** Starts runs and answers their ids once all of them wait. */
  List<String> start(int runs) throws IOException, InterruptedException {
    List<String> ids = Collections.synchronizedList(new ArrayList<>());
    AtOnce.run(AT_ONCE, runs, _ -> ids.add(formwork.launch(REF, Map.of())));
    await("waiting", runs);
    return List.copyOf(ids);
  }

  /** Approves all, nobody waiting for anybody else, and waits until none is under way. */
  Ending approve(List<String> ids) throws IOException, InterruptedException {
    Samples votes = new Samples();
    AtomicInteger clicks = new AtomicInteger();
    Instant begun = Instant.now();
    AtOnce.run(
        ids.size(),
        ids.size(),
        at -> {
          long start = System.nanoTime();
          clicks.addAndGet(formwork.approve(ids.get(at), STEP));
          votes.add((System.nanoTime() - start) / 1e6);
        });
    Duration answered = Duration.between(begun, Instant.now());
    await("running,waiting,paused,undoing", 0);
    Duration ended = Duration.between(begun, Instant.now());
    return new Ending(answered, ended, clicks.get(), votes, phases(ids));
  }

  private void await(String phases, int wanted) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    int found = formwork.count(REF, phases);
    while (found != wanted) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "%d runs are %s after %s, not %d.".formatted(found, phases, PATIENCE, wanted));
      }
      Thread.sleep(100);
      found = formwork.count(REF, phases);
    }
  }

  private Map<String, Integer> phases(List<String> ids) throws IOException, InterruptedException {
    Map<String, Integer> phases = new TreeMap<>();
    for (String id : ids) {
      JsonNode run = formwork.run(id);
      boolean isWhole = run.path("stepsDone").asInt() == run.path("stepsTotal").asInt();
      phases.merge(run.path("phase").asText() + (isWhole ? "" : " in part"), 1, Integer::sum);
    }
    return phases;
  }
}
