package dev.formwork.workflows;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a run, as people see it. It is recorded at most once: the key is
 * unique within its run.
 *
 * @param key unique within the run and the same for each replay and retry, such as
 *     `step:publish:1:failed`
 * @param stepId null for what concerns the whole run
 * @param state the state that the step has from now on, or null when it did not change
 * @param phase the phase that the run has from now on, or null when it did not change
 * @param message one line for people, in Backstage's words where Backstage has words for it
 * @param data `output`, `error`, `leftovers`, `made` …; empty for most
 */
public record RunEvent(
    String key,
    Kind kind,
    Instant at,
    @Nullable String stepId,
    @Nullable StepState state,
    @Nullable RunPhase phase,
    String message,
    Map<String, Object> data) {

  /**
   * Key of {@code data}; true when a step that had failed begins anew, so that its state goes back
   * to {@link StepState#OPEN}.
   */
  public static final String RETRY = "retry";

  /** Key of {@code data}: the decision that the run waits for. */
  public static final String PAUSE = "pause";

  /** Key of {@code data}: all undos that wait for a decision now; a list, empty when none does. */
  public static final String STUCK_UNDOS = "stuckUndos";

  /** The event types of Backstage's wire. No other is ever sent there. */
  public enum Kind {
    LOG,
    COMPLETION,
    CANCELLED
  }

  public RunEvent {
    data = Ordered.copy(data);
  }
}
