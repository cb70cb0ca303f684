package dev.formwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Five steps of the starter template end to end on this machine: from POST to completed for one run
 * at a time, runs per second with a hundred posted at once, and the CPU time of a run in our
 * process, in Temporal and in PostgreSQL.
 */
public final class StarterBench {

  private static final int WARM_UP = 20;
  private static final int ONE_BY_ONE = 30;
  private static final int AT_ONCE = 100;

  private final RunningFormwork formwork;
  private int next;

  private StarterBench(RunningFormwork formwork) {
    this.formwork = formwork;
  }

  /** Prints the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (RunningFormwork formwork = RunningFormwork.start()) {
      StarterBench bench = new StarterBench(formwork);
      for (int i = 0; i < WARM_UP; i++) {
        formwork.await(bench.launch());
      }
      bench.measureOneByOne();
      bench.measureAtOnce();
    }
  }

  private String launch() throws IOException, InterruptedException {
    return formwork.launch("bench-" + next++);
  }

  private void measureOneByOne() throws IOException, InterruptedException {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < ONE_BY_ONE; i++) {
      Instant begun = Instant.now();
      JsonNode run = formwork.await(launch());
      millis.add(Duration.between(begun, endOf(run)).toMillis());
    }
    millis.sort(null);
    System.out.printf(
        Locale.ROOT,
        "one at a time, POST to completed: p50 %d ms, p90 %d ms, max %d ms (%d runs)%n",
        millis.get(ONE_BY_ONE / 2),
        millis.get(ONE_BY_ONE * 9 / 10),
        millis.getLast(),
        ONE_BY_ONE);
  }

  private void measureAtOnce() throws IOException, InterruptedException {
    RunningFormwork.Cpu before = formwork.cpu();
    Instant begun = Instant.now();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      ids.add(launch());
    }
    Duration posting = Duration.between(begun, Instant.now());
    Instant last = begun;
    for (String id : ids) {
      Instant ended = endOf(formwork.await(id));
      last = ended.isAfter(last) ? ended : last;
    }
    RunningFormwork.Cpu used = formwork.cpu().since(before);
    double seconds = Duration.between(begun, last).toMillis() / 1000.0;
    System.out.printf(
        Locale.ROOT,
        "%d posted at once (%.1f s to post): %.1f s to the last end, %.1f runs/s%n",
        AT_ONCE,
        posting.toMillis() / 1000.0,
        seconds,
        AT_ONCE / seconds);
    used.print(AT_ONCE);
  }

  private static Instant endOf(JsonNode run) {
    return Instant.parse(run.path("endedAt").asText());
  }
}
