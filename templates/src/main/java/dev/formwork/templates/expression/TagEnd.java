package dev.formwork.templates.expression;

/** Finds where a tag ends, passing over texts and regular expressions that hold its delimiter. */
final class TagEnd {

  private final String source;
  private final String close;
  private int at;

  TagEnd(String source, int start, String close) {
    this.source = source;
    this.at = start;
    this.close = close;
  }

  /** Offset of the closing delimiter, or -1. */
  int find() {
    int start = at;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (source.startsWith(close, at)) {
        return at;
      }
      if (c == '"' || c == '\'') {
        skip(c, at + 1);
      } else if (c == 'r' && source.startsWith("/", at + 1) && !isWordBefore(start)) {
        skip('/', at + 2);
      } else {
        at++;
      }
    }
    return -1;
  }

  private boolean isWordBefore(int start) {
    return at > start && ExpressionLexer.isWord(source.charAt(at - 1));
  }

  private void skip(char quote, int from) {
    at = from;
    while (at < source.length() && source.charAt(at) != quote) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }
}
