package dev.formwork.standalone.run;

import java.util.Set;

/** Exit codes; scripts rely on them. */
final class Exit {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int MISUNDERSTOOD = 2;
  static final int SILENT = 3;
  static final int NOT_CONFIRMED = 4;

  private static final Set<String> FINAL =
      Set.of("completed", "failed", "undone", "undone_with_leftovers", "cancelled");

  private Exit() {}

  static boolean isFinal(String phase) {
    return FINAL.contains(phase);
  }

  /** The code of a run that was watched to its end. */
  static int of(String phase) {
    return switch (phase) {
      case "completed" -> DONE;
      case "failed" -> 10;
      case "undone" -> 11;
      case "undone_with_leftovers" -> 12;
      case "cancelled" -> 13;
      default -> REFUSED;
    };
  }
}
