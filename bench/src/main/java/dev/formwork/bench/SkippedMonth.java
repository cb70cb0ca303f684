package dev.formwork.bench;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs that wait for an approval for a month. Formwork is real, with PostgreSQL; Temporal is the
 * test server of its SDK, which skips the time until the next timer of a run. So the month is that
 * of the runs: each is reminded every day, more people are asked after two weeks, and its history
 * grows. The clocks of Formwork and PostgreSQL do not skip. The process ends with code 1 unless
 * every run completes.
 */
public final class SkippedMonth {

  private static final int RUNS = Integer.getInteger("runs", 1_000);
  private static final int WARM_UP = 100;
  private static final int STAGES = 3;
  private static final Duration STAGE = Duration.ofDays(10);
  private static final int HISTORIES = 20;

  private final SkippingServer server;
  private final RunningFormwork formwork;
  private final WaitingRuns runs;
  private final FootprintTable table = new FootprintTable();

  private SkippedMonth(SkippingServer server, RunningFormwork formwork, WaitingRuns runs) {
    this.server = server;
    this.formwork = formwork;
    this.runs = runs;
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean isWhole;
    try (SkippingServer server = SkippingServer.start();
        RunningFormwork formwork =
            RunningFormwork.start(Map.of("TEMPORAL_ADDRESS", server.target()))) {
      isWhole = new SkippedMonth(server, formwork, WaitingRuns.on(formwork)).measure();
    }
    System.exit(isWhole ? 0 : 1);
  }

  private boolean measure() throws IOException, InterruptedException {
    runs.approve(runs.start(WARM_UP));
    table.add("before", formwork.footprint());
    List<String> ids = runs.start(RUNS);
    table.add("first day", formwork.footprint());
    int letters = formwork.letters();
    printHistories("on the first day", ids);
    Instant begun = Instant.now();
    for (int stage = 1; stage <= STAGES; stage++) {
      server.skip(STAGE);
      table.add("day " + STAGE.toDays() * stage, formwork.footprint());
    }
    Duration skipping = Duration.between(begun, Instant.now());
    printHistories("after the month", ids);
    System.out.printf(
        Locale.ROOT,
        "%d days of %d runs took %.0f s; %.1f more messages to approvers per run%n",
        STAGE.toDays() * STAGES,
        RUNS,
        skipping.toMillis() / 1000.0,
        (formwork.letters() - letters) / (double) RUNS);
    WaitingRuns.Ending ending = runs.approve(ids);
    table.add("all ended", formwork.footprint());
    table.print();
    return ending.print();
  }

  private void printHistories(String when, List<String> ids)
      throws IOException, InterruptedException {
    Samples events = new Samples();
    Samples kibibytes = new Samples();
    Samples timers = new Samples();
    for (String id : ids.subList(0, Math.min(HISTORIES, ids.size()))) {
      History history = server.history(formwork.run(id).path("workflowId").asText());
      events.add(history.getEventsCount());
      kibibytes.add(history.getSerializedSize() / 1024.0);
      timers.add(
          history.getEventsList().stream()
              .filter(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_FIRED)
              .count());
    }
    System.out.printf(
        Locale.ROOT,
        "history of a run %s: %.0f events, %.0f KiB, %.0f timers fired (median of %d)%n",
        when,
        events.median(),
        kibibytes.median(),
        timers.median(),
        HISTORIES);
  }
}
