package dev.formwork.templates.expression;

/** Rewrites a JavaScript regular expression so that Java's means the same. */
final class RegexTranslation {

  /** What `\s` is in ECMA-262 and not in Java without flags. */
  private static final String SPACES =
      "\\t\\n\\x0B\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

  private final String source;
  private final boolean multiline;
  private final boolean unicode;
  private final StringBuilder result = new StringBuilder();
  private int at;
  private boolean inClass;

  /**
   * A translation under JavaScript's flags.
   *
   * @param flags {@code u} knows {@code \p{…}} and code points in braces
   */
  RegexTranslation(String source, String flags) {
    this.source = source;
    this.multiline = flags.indexOf('m') >= 0;
    this.unicode = flags.indexOf('u') >= 0;
  }

  String translated() {
    while (at < source.length()) {
      char c = source.charAt(at++);
      switch (c) {
        case '\\' -> escape();
        case '[' -> openClass();
        case ']' -> closeClass();
        case '&' -> result.append(inClass ? "\\&" : "&");
        case '$' -> result.append(inClass ? "\\$" : multiline ? "$" : "\\z");
        case '{' -> result.append(inClass || !isQuantifier() ? "\\{" : "{");
        case '(' -> openGroup();
        case '*', '+', '?' -> quantifier(c);
        default -> result.append(c);
      }
    }
    return result.toString();
  }

  private boolean isQuantifier() {
    int end = source.indexOf('}', at);
    return end > 0 && source.substring(at, end).matches("\\d{1,9}(,\\d{0,9})?");
  }

  private void openClass() {
    if (inClass) {
      result.append("\\[");
      return;
    }
    if (source.startsWith("]", at)) {
      at++;
      result.append("(?!)");
      return;
    }
    if (source.startsWith("^]", at)) {
      at += 2;
      result.append("[\\s\\S]");
      return;
    }
    inClass = true;
    result.append('[');
  }

  private void closeClass() {
    result.append(inClass ? "]" : "\\]");
    inClass = false;
  }

  private void openGroup() {
    result.append(inClass ? "\\(" : "(");
    if (!inClass && source.startsWith("?", at)) {
      char kind = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
      if (":=!<".indexOf(kind) < 0) {
        throw new Refusal("'/%s/' is not a regular expression.".formatted(source));
      }
      result.append('?').append(kind);
      at += 2;
    }
  }

  private void quantifier(char c) {
    result.append(inClass ? "\\" + c : String.valueOf(c));
    if (!inClass && at < source.length() && source.charAt(at) == '+') {
      throw new Refusal("'/%s/' is not a regular expression.".formatted(source));
    }
  }

  private void escape() {
    if (at == source.length()) {
      throw new Refusal("'/%s/' is not a regular expression.".formatted(source));
    }
    char c = source.charAt(at++);
    switch (c) {
      case 's' -> result.append(inClass ? SPACES : "[" + SPACES + "]");
      case 'S' -> result.append("[^" + SPACES + "]");
      case 'v' -> result.append("\\x0B");
      case '0' -> result.append("\\x00");
      case 'b' -> result.append(inClass ? "\\x08" : "\\b");
      case 'p', 'P' -> property(c);
      case 'u' -> result.append(unicode && source.startsWith("{", at) ? "\\x" : "\\u");
      default -> result.append(isKnown(c) ? "\\" + c : literal(c));
    }
  }

  private void property(char c) {
    int end = source.indexOf('}', at);
    if (!unicode || !source.startsWith("{", at) || end < 0) {
      result.append(c);
      return;
    }
    result.append('\\').append(c).append(source, at, end + 1);
    at = end + 1;
  }

  private static boolean isKnown(char c) {
    return "dDwWBfnrtxc123456789k".indexOf(c) >= 0;
  }

  private static String literal(char c) {
    boolean word = Character.isLetterOrDigit(c) || c == '_' || c > 127;
    return word ? String.valueOf(c) : "\\" + c;
  }
}
