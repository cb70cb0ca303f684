package dev.formwork.activities.fs;

import java.util.regex.Pattern;

/** A pattern for paths with `*`, `**`, `?`, `[a-z]` and `{a,b}`; hidden files match like others. */
final class Glob {

  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  static Glob parse(String text) {
    var regex = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      at += append(text, at, regex);
    }
    return new Glob(Pattern.compile(regex.toString()));
  }

  /** Whether a text is more than a plain path. */
  static boolean isPattern(String text) {
    return text.chars().anyMatch(character -> "*?[{".indexOf(character) >= 0);
  }

  private static int append(String text, int at, StringBuilder regex) {
    if (text.startsWith("**/", at)) {
      regex.append("(?:.*/)?");
      return 3;
    }
    if (text.startsWith("**", at)) {
      regex.append(".*");
      return 2;
    }
    char character = text.charAt(at);
    if (character == '[' && text.indexOf(']', at) > at) {
      String set = text.substring(at, text.indexOf(']', at) + 1);
      regex.append(set.replace("\\", "\\\\").replaceFirst("^\\[!", "[^"));
      return set.length();
    }
    switch (character) {
      case '*' -> regex.append("[^/]*");
      case '?' -> regex.append("[^/]");
      case '{' -> regex.append("(?:");
      case '}' -> regex.append(')');
      case ',' -> regex.append(isInBraces(text, at) ? "|" : ",");
      default -> regex.append(Pattern.quote(String.valueOf(character)));
    }
    return 1;
  }

  private static boolean isInBraces(String text, int at) {
    int open = text.lastIndexOf('{', at);
    int close = text.lastIndexOf('}', at);
    return open > close && text.indexOf('}', at) > at;
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
