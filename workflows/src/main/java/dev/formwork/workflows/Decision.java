package dev.formwork.workflows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a paused run.
 *
 * @param pause number of the pause that the person saw; a decision about another one is refused
 * @param by entity ref of the person
 * @param reason shown to everyone who looks at the run, or null
 * @param input for {@link Verb#RETRY}: the step's `input` from now on, with expressions as in a
 *     template; null leaves it as it is
 * @param output for {@link Verb#SKIP}: what later steps read as the output of the step; null for
 *     none
 */
public record Decision(
    Verb verb,
    int pause,
    String by,
    @Nullable String reason,
    @Nullable Map<String, Object> input,
    @Nullable Map<String, Object> output) {

  /** What becomes of a paused run. The names are stored in histories and never change. */
  public enum Verb {
    /** Run the failed step again and go on. */
    RETRY,
    /** Leave the failed step out and go on. */
    SKIP,
    /** Take everything back and end. */
    UNDO,
    /** Keep everything and end as failed. */
    KEEP
  }

  public Decision {
    input = input == null ? null : Ordered.copy(input);
    output = output == null ? null : Ordered.copy(output);
  }
}
