package dev.formwork.templates.expression;

/**
 * A template that cannot be parsed or rendered: where, which text, and what to do. It has no stack
 * trace, since it is about the template and not about the program.
 */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String offending;
  private final String reason;

  ExpressionException(int line, int column, String offending, String reason) {
    super(message(line, column, offending, reason), null, false, false);
    this.line = line;
    this.column = column;
    this.offending = offending;
    this.reason = reason;
  }

  private static String message(int line, int column, String offending, String reason) {
    String near = offending.isBlank() ? "" : ", near '" + offending.strip() + "'";
    return "Line %d, column %d%s: %s".formatted(line, column, near, reason);
  }

  /** Line from 1. */
  public int line() {
    return line;
  }

  /** Column from 1. */
  public int column() {
    return column;
  }

  /** The text at that place, at most 40 characters of it; may be empty. */
  public String offending() {
    return offending;
  }

  /** What is wrong and what to do, without the place. */
  public String reason() {
    return reason;
  }
}
