package dev.formwork.templates.expression;

import java.util.List;
import java.util.Set;

/**
 * A parsed template. Immutable, so that it can be shared.
 *
 * @param roots every name the template mentions, sorted; its own variables are among them
 * @param environmentParts what is looked up in `environment`; `*` when that is not a literal
 * @param mutates whether it calls methods that may change a list
 */
record Template(
    String source,
    List<Node> nodes,
    Set<String> roots,
    Set<String> environmentParts,
    boolean mutates) {

  /** Where an offset is, and what stands there. */
  ExpressionException fault(int at, String message) {
    return fault(source, at, message);
  }

  static ExpressionException fault(String source, int at, String message) {
    int offset = Math.min(at, source.length());
    int lineStart = source.lastIndexOf('\n', offset - 1) + 1;
    int line = 1 + (int) source.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    int lineEnd = source.indexOf('\n', offset);
    int end = Math.min(lineEnd < 0 ? source.length() : lineEnd, offset + 40);
    return new ExpressionException(
        line, offset - lineStart + 1, source.substring(offset, Math.max(offset, end)), message);
  }
}
