package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;

/** Splits an expression into tokens. */
final class ExpressionLexer {

  private static final List<String> SYMBOLS =
      List.of(
          "===", "!==", "==", "!=", "<=", ">=", "//", "**", "<", ">", "=", "+", "-", "*", "/", "%",
          "~", "|", "(", ")", "[", "]", "{", "}", ",", ":", ".");

  private final String source;
  private final int end;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private ExpressionLexer(String source, int start, int end) {
    this.source = source;
    this.at = start;
    this.end = end;
  }

  static List<Token> tokens(String source, int start, int end) {
    ExpressionLexer lexer = new ExpressionLexer(source, start, end);
    lexer.read();
    return lexer.tokens;
  }

  private void read() {
    while (true) {
      while (at < end && JsText.isBlank(source.charAt(at))) {
        at++;
      }
      if (at >= end) {
        tokens.add(new Token(Token.Kind.END, "", "", end));
        return;
      }
      next(source.charAt(at));
    }
  }

  private void next(char c) {
    if (c == '"' || c == '\'') {
      string(c);
    } else if (c == 'r' && at + 1 < end && source.charAt(at + 1) == '/') {
      regex();
    } else if (isDigit(c)) {
      number();
    } else if (isWord(c)) {
      int start = at;
      add(Token.Kind.NAME, start, wordEnd(start));
    } else {
      symbol(c);
    }
  }

  private void string(char quote) {
    int start = at;
    StringBuilder text = new StringBuilder();
    for (at++; at < end && source.charAt(at) != quote; at++) {
      char c = source.charAt(at);
      if (c == '\\' && at + 1 < end) {
        at++;
        text.append(unescaped(source.charAt(at)));
      } else {
        text.append(c);
      }
    }
    if (at >= end) {
      throw new Misplaced(start, "This text has no closing quote. Add it.");
    }
    at++;
    tokens.add(new Token(Token.Kind.STRING, text.toString(), "", start));
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }

  private void regex() {
    int start = at;
    int close = at + 2;
    while (close < end && source.charAt(close) != '/') {
      close += source.charAt(close) == '\\' ? 2 : 1;
    }
    if (close >= end) {
      throw new Misplaced(start, "This regular expression has no closing '/'. Add it.");
    }
    String pattern = source.substring(start + 2, close);
    at = wordEnd(close + 1);
    String flags = source.substring(close + 1, at);
    if (!flags.matches("[gimy]*") || flags.chars().distinct().count() != flags.length()) {
      throw new Misplaced(start, "The flags '" + flags + "' are not known. Use g, i, m and y.");
    }
    tokens.add(new Token(Token.Kind.REGEX, pattern, flags, start));
  }

  private void number() {
    int start = at;
    int stop = wordEnd(start);
    boolean digits = isDigits(start, stop);
    if (!tokens.isEmpty() && tokens.getLast().is(".")) {
      add(digits ? Token.Kind.NUMBER : Token.Kind.NAME, start, stop);
      return;
    }
    if (digits && stop < end && source.charAt(stop) == '.') {
      int fraction = wordEnd(stop + 1);
      digits = isDigits(stop + 1, fraction);
      stop = fraction;
    }
    if (!digits) {
      throw new Misplaced(
          start,
          "'%s' is not a number. Write digits with at most one point, such as 12.5."
              .formatted(source.substring(start, stop)));
    }
    add(Token.Kind.NUMBER, start, stop);
  }

  private void symbol(char c) {
    for (String symbol : SYMBOLS) {
      if (at + symbol.length() <= end && source.startsWith(symbol, at)) {
        add(Token.Kind.SYMBOL, at, at + symbol.length());
        return;
      }
    }
    throw new Misplaced(
        at, "'%s' has no meaning here. Remove it or put it into quotes.".formatted(c));
  }

  private void add(Token.Kind kind, int start, int stop) {
    tokens.add(new Token(kind, source.substring(start, stop), "", start));
    at = stop;
  }

  private int wordEnd(int start) {
    int stop = start;
    while (stop < end && isWord(source.charAt(stop))) {
      stop++;
    }
    return stop;
  }

  private boolean isDigits(int start, int stop) {
    for (int i = start; i < stop; i++) {
      if (!isDigit(source.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isWord(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
