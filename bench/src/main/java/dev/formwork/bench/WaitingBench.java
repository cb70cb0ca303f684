package dev.formwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Runs that wait for an approval on a running Formwork with real servers: what they hold of memory,
 * threads, task slots, open files and disk while they wait, whether another run is slower for it,
 * what twice as many hold, and how fast they end when all are approved at once. The process ends
 * with code 1 unless every run completes.
 */
public final class WaitingBench {

  private static final int RUNS = Integer.getInteger("runs", 1_000);
  private static final int WARM_UP = 100;

  /** Longer than a worker keeps the files of a step for the next one. */
  private static final Duration LATER = Duration.ofSeconds(125);

  private final RunningFormwork formwork;
  private final WaitingRuns runs;
  private final FootprintTable table = new FootprintTable();

  private WaitingBench(RunningFormwork formwork, WaitingRuns runs) {
    this.formwork = formwork;
    this.runs = runs;
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean isWhole;
    try (RunningFormwork formwork = RunningFormwork.start()) {
      isWhole = new WaitingBench(formwork, WaitingRuns.on(formwork)).measure();
    }
    System.exit(isWhole ? 0 : 1);
  }

  private boolean measure() throws IOException, InterruptedException {
    runs.approve(runs.start(WARM_UP));
    formwork.await(formwork.launch("warm"));
    Duration alone = oneRun("alone");
    Footprint before = measure("before");
    List<String> ids = runs.start(RUNS);
    measure(RUNS + " waiting");
    Thread.sleep(LATER);
    Footprint waiting = measure("2 min later");
    Duration beside = oneRun("beside");
    RunningFormwork.Cpu used = formwork.cpu();
    WaitingRuns.Ending ending = runs.approve(ids);
    used = formwork.cpu().since(used);
    measure("all ended");
    table.print();
    printHeld(before, waiting);
    System.out.printf(
        Locale.ROOT,
        "another run: %d ms alone, %d ms beside them (ratio %.2f)%n",
        alone.toMillis(),
        beside.toMillis(),
        beside.toMillis() / (double) alone.toMillis());
    boolean isWhole = ending.print();
    used.print(RUNS);
    return isWhole;
  }

  private Footprint measure(String moment) throws IOException {
    Footprint footprint = formwork.footprint();
    table.add(moment, footprint);
    return footprint;
  }

  private static void printHeld(Footprint before, Footprint waiting) {
    System.out.printf(
        Locale.ROOT,
        "a waiting run holds %.3f threads, %.3f task slots, %.3f open files, %.3f files in"
            + " workspaces (budget: 0 of each)%n",
        (waiting.threads() - before.threads()) / (double) RUNS,
        (waiting.taskSlots() - before.taskSlots()) / (double) RUNS,
        (waiting.openFiles() - before.openFiles()) / (double) RUNS,
        (waiting.workspaceFiles() - before.workspaceFiles()) / (double) RUNS);
    System.out.printf(
        Locale.ROOT,
        "a run in the worker's cache holds %.1f KiB of heap%n",
        (waiting.heapBytes() - before.heapBytes())
            / 1024.0
            / Math.max(waiting.cachedRuns() - before.cachedRuns(), 1));
  }

  private Duration oneRun(String name) throws IOException, InterruptedException {
    Samples millis = new Samples();
    for (int i = 0; i < 9; i++) {
      Instant begun = Instant.now();
      JsonNode run = formwork.await(formwork.launch(name + "-" + i));
      Instant ended = Instant.parse(run.path("endedAt").asText());
      millis.add(Duration.between(begun, ended).toMillis());
    }
    return Duration.ofMillis(Math.round(millis.median()));
  }
}
