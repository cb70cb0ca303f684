package dev.formwork.integrations.postgres;

import dev.formwork.workflows.RunPhase;
import java.time.Duration;

/** Told once of each run that ends. */
@FunctionalInterface
public interface RunEnds {

  /** Nobody is told. */
  RunEnds UNTOLD = (templateRef, phase, took) -> {};

  /**
   * A run has ended, and the tables say so. Must return at once and throw nothing.
   *
   * @param phase a final one
   * @param took from the start that people asked for to the end, waits included
   */
  void ended(String templateRef, RunPhase phase, Duration took);
}
