package dev.formwork.templates.expression;

/** A fault at an offset of the template, before it is turned into line and column. */
final class Misplaced extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int at;

  Misplaced(int at, String message) {
    super(message, null, false, false);
    this.at = at;
  }

  int at() {
    return at;
  }
}
