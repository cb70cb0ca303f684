package dev.formwork.integrations.postgres;

import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which state may follow which. Events come from several processes and may come late, and a late
 * one must not turn a run or a step back.
 */
final class Order {

  /** The words of all states. */
  static final String[] ALL =
      Arrays.stream(StepState.values()).map(Order::word).toArray(String[]::new);

  private Order() {}

  /** The word in the tables and on the wire. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The words of the states that this one may take the place of. */
  static String[] replacedBy(StepState state) {
    return Arrays.stream(StepState.values())
        .filter(present -> rank(present) <= rank(state))
        .map(Order::word)
        .toArray(String[]::new);
  }

  /** Whether a run may go from one phase to the other; from a final one it goes nowhere. */
  static boolean mayFollow(RunPhase present, RunPhase next) {
    return !present.isFinal() && rank(present) <= rank(next);
  }

  private static int rank(StepState state) {
    return switch (state) {
      case OPEN -> 0;
      case RUNNING -> 1;
      case COMPLETED, SKIPPED, FAILED -> 2;
      case UNDOING -> 3;
      case UNDONE, LEFTOVER, KEPT -> 4;
    };
  }

  private static int rank(RunPhase phase) {
    return switch (phase) {
      case RUNNING, WAITING, PAUSED -> 0;
      case UNDOING -> 1;
      case COMPLETED, FAILED, UNDONE, UNDONE_WITH_LEFTOVERS, CANCELLED -> 2;
    };
  }
}
