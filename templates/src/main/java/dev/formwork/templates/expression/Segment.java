package dev.formwork.templates.expression;

/**
 * A piece of a template.
 *
 * @param text of {@link Kind#TEXT} what is printed, of the others what stands between delimiters
 * @param at offset of the piece, its opening delimiter included
 * @param start offset of {@code text}
 */
record Segment(Kind kind, String text, int at, int start) {

  enum Kind {
    TEXT,
    OUTPUT,
    STATEMENT
  }
}
