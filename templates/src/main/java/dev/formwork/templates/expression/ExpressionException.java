package dev.formwork.templates.expression;

/** A template that cannot be parsed or rendered: where, which text, and what to do. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String offending;

  ExpressionException(int line, int column, String offending, String message) {
    super(message);
    this.line = line;
    this.column = column;
    this.offending = offending;
  }

  /** Line from 1. */
  public int line() {
    return line;
  }

  /** Column from 1. */
  public int column() {
    return column;
  }

  /** The piece of the template that is wrong, shortened; may be empty. */
  public String offending() {
    return offending;
  }
}
