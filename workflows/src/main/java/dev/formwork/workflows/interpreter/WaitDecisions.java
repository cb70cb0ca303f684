package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Wait;
import dev.formwork.workflows.WaitDecision;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people decided about waits for something outside, until the wait acts on it. */
final class WaitDecisions {

  /** Looks by hand cost history, so one that comes sooner after another waits this long. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Waits waits;
  private final Map<String, WaitDecision> open = new LinkedHashMap<>();
  private final Map<String, Instant> looked = new LinkedHashMap<>();

  WaitDecisions(Waits waits) {
    this.waits = waits;
  }

  /** Takes a decision that {@link #check} has let through. */
  void take(WaitDecision decision) {
    open.put(decision.waitKey(), decision);
  }

  /** Whether somebody has decided and the wait has not acted on it. */
  boolean isOpen(String key) {
    return open.containsKey(key);
  }

  /** Whether somebody has decided not to wait any longer. */
  boolean isOver(String key) {
    WaitDecision decision = open.get(key);
    return decision != null && decision.verb() != WaitDecision.Verb.LOOK;
  }

  /** How long a look by hand must wait now; zero or less when it need not. */
  Duration untilNextLook(String key) {
    Instant last = looked.get(key);
    return last == null ? Duration.ZERO : Duration.between(now(), last.plus(BETWEEN_LOOKS));
  }

  /** The decision to act on, once; null when there is none. */
  @Nullable WaitDecision poll(String key) {
    return open.remove(key);
  }

  /** Forgets what was decided about a wait that is over. */
  void forget(String key) {
    open.remove(key);
    looked.remove(key);
  }

  /** Notes that a look is under way. */
  void looking(String key) {
    looked.put(key, now());
  }

  /**
   * Refuses a decision about a wait that is over, or that somebody has ended.
   *
   * @throws IllegalStateException with a full sentence
   */
  void check(WaitDecision decision) {
    Wait wait = waits.find(decision.waitKey());
    if (wait == null || wait.kind() != Wait.Kind.RESOURCE) {
      throw new IllegalStateException(
          "Nothing waits as '%s' for something to become ready (input: waitKey). Look at the run again."
              .formatted(decision.waitKey()));
    }
    WaitDecision before = open.get(decision.waitKey());
    if (before != null && before.verb() != WaitDecision.Verb.LOOK) {
      throw new IllegalStateException("%s has decided about it already.".formatted(before.by()));
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
