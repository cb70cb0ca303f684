package dev.formwork.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What one side needed. */
final class Figures {

  private final Samples recorded = new Samples();
  private final Samples told = new Samples();
  private Duration busy = Duration.ZERO;
  private Duration cpu = Duration.ZERO;
  private int runs;

  /** Notes a run that ran alone. */
  void alone(Instant begun, ScaffolderClient.End end) {
    recorded.add(Duration.between(begun, end.recorded()).toMillis());
    told.add(Duration.between(begun, end.told()).toMillis());
  }

  /** Notes runs that were posted at once. */
  void atOnce(int count, Duration took, Duration used) {
    runs += count;
    busy = busy.plus(took);
    cpu = cpu.plus(used);
  }

  private double runsPerSecond() {
    return runs * 1000.0 / busy.toMillis();
  }

  void print(String side) {
    System.out.printf(
        Locale.ROOT,
        "  %-9s  alone p50 %.0f ms until recorded, %.0f ms until told (max %.0f, %.0f); at once %.1f runs/s, CPU per run %d ms%n",
        side,
        recorded.median(),
        told.median(),
        recorded.percentile(100),
        told.percentile(100),
        runsPerSecond(),
        cpu.toMillis() / runs);
  }

  /** Prints these against those of Backstage. */
  void printRatios(Figures backstage) {
    System.out.printf(
        Locale.ROOT,
        "  ratio      %.2f of the time until recorded (budget 0.33), %.2f until told; %.1f times the runs per second (budget 10); %.2f of the CPU%n",
        recorded.median() / backstage.recorded.median(),
        told.median() / backstage.told.median(),
        runsPerSecond() / backstage.runsPerSecond(),
        (double) cpu.toMillis() / backstage.cpu.toMillis() * backstage.runs / runs);
  }
}
