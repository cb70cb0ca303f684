package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a template into text, outputs and statements, and applies white space control. */
final class SegmentScanner {

  private final String source;
  private final TextRenderer.Options options;
  private final String opening;
  private final List<Segment> segments = new ArrayList<>();
  private int at;
  private boolean trimNext;

  /** Where the last raw block ends; its text and what follows are one. */
  private int rawEnd = -1;

  SegmentScanner(String source, TextRenderer.Options options) {
    this.source = source;
    this.options = options;
    this.opening = options.cookiecutter() ? "{{" : "${{";
  }

  List<Segment> segments() {
    while (at < source.length()) {
      int tag = nextTag();
      text(tag);
      if (tag == source.length()) {
        break;
      }
      at = tag;
      if (source.startsWith("{#", tag)) {
        comment();
      } else if (source.startsWith("{%", tag)) {
        statement();
      } else {
        output();
      }
    }
    return segments;
  }

  private int nextTag() {
    for (int i = at; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == opening.charAt(0) && source.startsWith(opening, i)) {
        return i;
      }
      if (c == '{' && (source.startsWith("{%", i) || source.startsWith("{#", i))) {
        return i;
      }
      if (c == '#' && source.startsWith("#}", i)) {
        throw new Misplaced(i, "'#}' closes no comment. Remove it or open one with '{#'.");
      }
    }
    return source.length();
  }

  private void text(int end) {
    String text = source.substring(at, end);
    int start = at;
    if (trimNext) {
      text = JsText.trimStart(text);
      trimNext = false;
    }
    boolean tag = end < source.length();
    int sign = end + (source.startsWith(opening, end) ? opening.length() : 2);
    if (tag && sign < source.length() && source.charAt(sign) == '-') {
      text = JsText.trimEnd(text);
      if (text.isEmpty() && start == rawEnd) {
        trimRaw();
      }
    } else if (tag && options.lstripBlocks() && source.startsWith("{%", end)) {
      text = withoutIndent(text, start);
    }
    add(text, start);
  }

  private void add(String text, int start) {
    if (!text.isEmpty()) {
      segments.add(new Segment(Segment.Kind.TEXT, text, start, start));
    }
  }

  /** Without the blanks before a statement, when nothing else stands in its line. */
  private String withoutIndent(String text, int start) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    boolean lineStart = end > 0 ? text.charAt(end - 1) == '\n' : startsLine(start);
    return lineStart ? text.substring(0, end) : text;
  }

  private boolean startsLine(int offset) {
    return offset == 0 || source.charAt(offset - 1) == '\n';
  }

  private void comment() {
    int close = source.indexOf("#}", at + 2);
    if (close < 0) {
      throw new Misplaced(at, "This comment is not closed. End it with '#}'.");
    }
    trimNext = close > at + 2 && source.charAt(close - 1) == '-';
    at = close + 2;
  }

  private void output() {
    segments.add(tag(Segment.Kind.OUTPUT, opening.length(), "}}"));
  }

  private void statement() {
    Segment segment = tag(Segment.Kind.STATEMENT, 2, "%}");
    if (options.trimBlocks()) {
      at += source.startsWith("\r\n", at) ? 2 : source.startsWith("\n", at) ? 1 : 0;
    }
    String word = JsText.trim(segment.text());
    if (word.equals("raw") || word.equals("verbatim")) {
      raw(word, segment);
    } else {
      segments.add(segment);
    }
  }

  /** Reads a tag whose opening delimiter is here, and moves behind it. */
  private Segment tag(Segment.Kind kind, int delimiter, String close) {
    int open = at;
    int start = open + delimiter;
    if (start < source.length() && source.charAt(start) == '-') {
      start++;
    }
    int end = new TagEnd(source, start, close).find();
    if (end < 0) {
      throw new Misplaced(open, "This tag is not closed. End it with '%s'.".formatted(close));
    }
    at = end + close.length();
    trimNext = end > start && source.charAt(end - 1) == '-';
    return new Segment(kind, source.substring(start, trimNext ? end - 1 : end), open, start);
  }

  private void raw(String word, Segment opened) {
    Pattern pattern = Pattern.compile("\\{%\\s*(end)?" + word + "\\s*%\\}");
    Matcher matcher = pattern.matcher(source);
    int depth = 1;
    int from = at;
    while (depth > 0) {
      if (!matcher.find(from)) {
        throw new Misplaced(
            opened.at(), "'%s' has no end. Add {%% end%s %%}.".formatted(word, word));
      }
      depth += matcher.group(1) == null ? 1 : -1;
      from = matcher.end();
    }
    String text = source.substring(at, matcher.start());
    add(text, at);
    at = matcher.end();
    rawEnd = text.isEmpty() ? -1 : at;
  }

  private void trimRaw() {
    if (!segments.isEmpty() && segments.getLast().kind() == Segment.Kind.TEXT) {
      Segment raw = segments.removeLast();
      add(JsText.trimEnd(raw.text()), raw.at());
    }
  }
}
