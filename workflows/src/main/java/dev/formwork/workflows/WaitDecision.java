package dev.formwork.workflows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of a step that waits for something outside to become ready.
 *
 * @param waitKey key of the {@link Wait}
 * @param by entity ref of the person
 * @param reason shown to everyone who looks at the run, or null
 * @param output for {@link Verb#SKIP}: what later steps read as the output of the step; null for
 *     none
 */
public record WaitDecision(
    String waitKey,
    Verb verb,
    String by,
    @Nullable String reason,
    @Nullable Map<String, Object> output) {

  /** What becomes of the wait. The names are stored in histories and never change. */
  public enum Verb {
    /** Look now and go on waiting when it is not ready. */
    LOOK,
    /** Go on with the next step as if it were ready. */
    SKIP,
    /** Let the step fail. */
    STOP
  }

  public WaitDecision {
    output = output == null ? null : Ordered.copy(output);
  }
}
