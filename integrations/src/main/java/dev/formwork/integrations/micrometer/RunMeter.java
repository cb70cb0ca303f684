package dev.formwork.integrations.micrometer;

import dev.formwork.workflows.RunPhase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;

/** Counts the runs that start and end, and how long they took. */
public final class RunMeter {

  private static final int MOST_TEMPLATES = 200;

  private final MeterRegistry registry;
  private final BoundedNames templates = new BoundedNames(MOST_TEMPLATES);

  public RunMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Temporal has taken a run. */
  public void started(String templateRef) {
    registry.counter("formwork.runs.started", "template", templates.of(templateRef)).increment();
  }

  /**
   * A run has ended.
   *
   * @param took from the start that people asked for to the end, waits included
   */
  public void ended(String templateRef, RunPhase phase, Duration took) {
    String outcome = phase.name().toLowerCase(Locale.ROOT);
    registry
        .counter("formwork.runs.ended", "template", templates.of(templateRef), "outcome", outcome)
        .increment();
    registry.timer("formwork.runs.duration", "outcome", outcome).record(took);
  }
}
