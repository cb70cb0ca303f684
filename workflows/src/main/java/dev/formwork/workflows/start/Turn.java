package dev.formwork.workflows.start;

import org.jspecify.annotations.Nullable;

/**
 * When it is a run's turn to start.
 *
 * @param limit how many runs of its template may be under way, this one included; null for as many
 *     as there are
 * @param priority Temporal's: {@link #PEOPLE} or {@link #BULK}; the smaller one goes first
 */
public record Turn(@Nullable Integer limit, int priority) {

  /** For runs that a person waits for. */
  public static final int PEOPLE = 2;

  /** For runs that a machine starts by the hundred. */
  public static final int BULK = 4;

  /** The turn of a run that starts at once. */
  public static final Turn NOW = new Turn(null, PEOPLE);
}
