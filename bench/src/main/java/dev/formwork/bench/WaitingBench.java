package dev.formwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A thousand runs that wait for an approval on a running Formwork: what they hold of memory,
 * threads, open files and disk while they wait, whether another run is slower for it, and how fast
 * they end when all are approved at once.
 */
public final class WaitingBench {

  private static final int RUNS = Integer.getInteger("runs", 1_000);
  private static final int WARM_UP = 100;

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
          - id: read
            name: Read the file
            action: fs:read
            input: { path: README.md }
      """;

  private final RunningFormwork formwork;

  private WaitingBench(RunningFormwork formwork) {
    this.formwork = formwork;
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (RunningFormwork formwork = RunningFormwork.start()) {
      formwork.register(TEMPLATE);
      new WaitingBench(formwork).measure();
    }
    SkippedMonth.measure(RUNS);
  }

  private void measure() throws IOException, InterruptedException {
    approveAll(startAll(WARM_UP));
    formwork.await(formwork.launch("warm"));
    Footprint before = formwork.footprint();
    Duration alone = oneRun("alone");
    List<String> ids = startAll(RUNS);
    Footprint waiting = formwork.footprint();
    Duration beside = oneRun("beside");
    Instant begun = Instant.now();
    approveAll(ids);
    Duration ending = Duration.between(begun, Instant.now());
    Footprint after = formwork.footprint();
    before.print("before");
    waiting.print(RUNS + " waiting");
    after.print("after all ended");
    System.out.printf(
        Locale.ROOT,
        "a waiting run holds %.1f KiB of heap, %.3f threads, %.3f open files, %.3f files on disk%n",
        (waiting.heapBytes() - before.heapBytes()) / 1024.0 / RUNS,
        (waiting.threads() - before.threads()) / (double) RUNS,
        (waiting.openFiles() - before.openFiles()) / (double) RUNS,
        (waiting.workspaceFiles() - before.workspaceFiles()) / (double) RUNS);
    System.out.printf(
        Locale.ROOT,
        "another run: %d ms alone, %d ms beside them (ratio %.2f)%n",
        alone.toMillis(),
        beside.toMillis(),
        beside.toMillis() / (double) alone.toMillis());
    System.out.printf(
        Locale.ROOT,
        "%d approved and completed in %.1f s, %.1f a second%n",
        RUNS,
        ending.toMillis() / 1000.0,
        RUNS * 1000.0 / ending.toMillis());
  }

  private Duration oneRun(String name) throws IOException, InterruptedException {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Instant begun = Instant.now();
      JsonNode run = formwork.await(formwork.launch(name + "-" + i));
      Instant ended = Instant.parse(run.path("endedAt").asText());
      millis.add(Duration.between(begun, ended).toMillis());
    }
    millis.sort(null);
    return Duration.ofMillis(millis.get(millis.size() / 2));
  }

  private List<String> startAll(int runs) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      ids.add(formwork.launch("template:default/waiting", Map.of()));
    }
    for (String id : ids) {
      formwork.awaitPhase(id, "waiting");
    }
    return ids;
  }

  private void approveAll(List<String> ids) throws IOException, InterruptedException {
    for (String id : ids) {
      formwork.approve(id);
    }
    for (String id : ids) {
      formwork.awaitPhase(id, "completed");
    }
  }
}
