package dev.formwork.templates.expression;

import java.util.Collection;
import java.util.Comparator;

/** Finds what a person probably meant. */
final class Spelling {

  private static final int MAX_LENGTH = 40;

  private Spelling() {}

  /** A sentence that names the most similar known name, with a blank before it; or nothing. */
  static String hint(String name, Collection<String> known) {
    int most = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(other -> name.length() <= MAX_LENGTH && distance(name, other) <= most)
        .min(Comparator.<String>comparingInt(other -> distance(name, other)).thenComparing(o -> o))
        .map(" Did you mean '%s'?"::formatted)
        .orElse("");
  }

  /** How many characters must be added, taken away or exchanged. */
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column < above.length; column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] here = new int[above.length];
      here[0] = row;
      for (int column = 1; column < above.length; column++) {
        int exchange = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        here[column] =
            Math.min(above[column - 1] + exchange, Math.min(above[column], here[column - 1]) + 1);
      }
      above = here;
    }
    return above[to.length()];
  }
}
