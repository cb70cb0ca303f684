package dev.formwork.templates.expression;

/**
 * One token of an expression.
 *
 * @param text the symbol, name, digits, or the value of a string
 * @param flags of a regular expression, otherwise empty
 * @param at offset in the template
 */
record Token(Kind kind, String text, String flags, int at) {

  enum Kind {
    NAME,
    NUMBER,
    STRING,
    REGEX,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** How a message calls this token. */
  String shown() {
    return kind == Kind.END ? "the end of the expression" : "'" + text + "'";
  }
}
