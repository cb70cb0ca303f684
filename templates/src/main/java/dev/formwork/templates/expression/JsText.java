package dev.formwork.templates.expression;

/** Text operations where JavaScript and Java differ. */
final class JsText {

  private JsText() {}

  /** White space and line ends of ECMA-262. */
  static boolean isBlank(char c) {
    return switch (c) {
      case '\t', '\n', '\u000B', '\f', '\r', ' ', '\u00A0', '\uFEFF', '\u2028', '\u2029' -> true;
      default -> c > 127 && Character.getType(c) == Character.SPACE_SEPARATOR;
    };
  }

  static String trim(String text) {
    return trimStart(trimEnd(text));
  }

  static String trimStart(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Backwards by UTF-16 unit, so that surrogates change places as they do in JavaScript. */
  static String reverse(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0, j = characters.length - 1; i < j; i++, j--) {
      char c = characters[i];
      characters[i] = characters[j];
      characters[j] = c;
    }
    return new String(characters);
  }

  /** A relative index as `slice` takes it, cut to 0 and the length. */
  static int relative(double index, int length, int missing) {
    if (Double.isNaN(index)) {
      return missing;
    }
    double whole = index < 0 ? Math.ceil(index) : Math.floor(index);
    double from = whole < 0 ? length + whole : whole;
    return (int) Math.max(0, Math.min(length, from));
  }

  /** An absolute index as `substring` takes it, cut to 0 and the length. */
  static int absolute(double index, int length) {
    return Double.isNaN(index) ? 0 : (int) Math.max(0, Math.min(length, Math.floor(index)));
  }
}
