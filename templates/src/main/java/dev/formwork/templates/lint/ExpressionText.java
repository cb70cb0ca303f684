package dev.formwork.templates.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with expressions, and what it may read.
 *
 * @param step the step it belongs to, or null for the output
 * @param seesSecrets whether secrets have values there
 * @param known the variables that are there
 */
record ExpressionText(
    String text, String pointer, @Nullable Step step, boolean seesSecrets, Set<String> known) {

  /** The offset of a place in the text, both from 1. */
  int offset(int line, int column) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return Math.min(text.length(), at + column - 1);
  }
}
