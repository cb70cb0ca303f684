package dev.formwork.templates.expression;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression literal. Every read of a character is paid for, so that none stalls. */
final class Regex {

  private static final int READS_PER_WORK = 16;

  private final String source;
  private final String flags;
  private final Pattern pattern;
  private int lastIndex;

  Regex(String source, String flags) {
    this.source = source;
    this.flags = flags;
    this.pattern = compile(source, flags);
  }

  static Pattern compile(String source, String flags) {
    boolean multiline = flags.indexOf('m') >= 0;
    int options =
        (flags.indexOf('i') >= 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
            | (multiline ? Pattern.MULTILINE : 0);
    try {
      return Pattern.compile(new RegexTranslation(source, flags).translated(), options);
    } catch (PatternSyntaxException | StackOverflowError e) {
      throw new Refusal("'/%s/' is not a regular expression.".formatted(source));
    }
  }

  private boolean isGlobal() {
    return flags.indexOf('g') >= 0;
  }

  private boolean isSticky() {
    return flags.indexOf('y') >= 0;
  }

  boolean test(String text, Meter meter) {
    boolean stateful = isGlobal() || isSticky();
    int from = stateful ? lastIndex : 0;
    if (from > text.length()) {
      lastIndex = 0;
      return false;
    }
    Matcher matcher = pattern.matcher(new Metered(text, meter));
    return guarded(
        () -> {
          boolean found = matcher.find(from) && (!isSticky() || matcher.start() == from);
          lastIndex = found && stateful ? matcher.end() : 0;
          return found;
        });
  }

  String replace(String text, String replacement, Meter meter) {
    Matcher matcher = pattern.matcher(new Metered(text, meter));
    StringBuilder result = new StringBuilder();
    Function<MatchResult, String> expansion = match -> expand(replacement, match, text);
    return guarded(
        () -> {
          int end = 0;
          while (matcher.find()) {
            if (isSticky() && matcher.start() != end) {
              break;
            }
            result.append(text, end, matcher.start()).append(expansion.apply(matcher));
            meter.text(result.length());
            end = matcher.end();
            if (!isGlobal()) {
              break;
            }
          }
          return result.append(text, end, text.length()).toString();
        });
  }

  java.util.List<Object> split(String text, Meter meter) {
    java.util.List<Object> parts = new java.util.ArrayList<>();
    Matcher matcher = pattern.matcher(new Metered(text, meter));
    return guarded(
        () -> {
          int from = 0;
          while (matcher.find()) {
            boolean empty = matcher.end() == matcher.start();
            if (empty && (matcher.start() == from || matcher.start() >= text.length())) {
              continue;
            }
            meter.work(1);
            parts.add(text.substring(from, matcher.start()));
            for (int group = 1; group <= matcher.groupCount(); group++) {
              String captured = matcher.group(group);
              parts.add(captured == null ? Undefined.UNDEFINED : captured);
            }
            from = matcher.end();
          }
          parts.add(text.substring(from));
          return parts;
        });
  }

  private <T> T guarded(java.util.function.Supplier<T> matching) {
    try {
      return matching.get();
    } catch (StackOverflowError e) {
      throw new Refusal("'%s' is too costly for this text. Make it simpler.".formatted(this));
    }
  }

  /** JavaScript's `$` patterns in a replacement. */
  private static String expand(String replacement, MatchResult match, String text) {
    if (replacement.indexOf('$') < 0) {
      return replacement;
    }
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : '\0';
      if (c != '$') {
        result.append(c);
      } else if (next == '$' || next == '&' || next == '`' || next == '\'') {
        result.append(special(next, match, text));
        i++;
      } else {
        i += group(result, replacement, i, match);
      }
    }
    return result.toString();
  }

  private static String special(char sign, MatchResult match, String text) {
    return switch (sign) {
      case '&' -> match.group();
      case '`' -> text.substring(0, match.start());
      case '\'' -> text.substring(match.end());
      default -> "$";
    };
  }

  /** Appends the group that a `$1` or `$12` names, or the sign itself; answers digits read. */
  private static int group(StringBuilder result, String replacement, int at, MatchResult match) {
    for (int digits = 2; digits > 0; digits--) {
      int end = at + 1 + digits;
      if (end > replacement.length()
          || !replacement.substring(at + 1, end).chars().allMatch(Character::isDigit)) {
        continue;
      }
      int number = Integer.parseInt(replacement, at + 1, end, 10);
      if (number > 0 && number <= match.groupCount()) {
        String captured = match.group(number);
        result.append(captured == null ? "" : captured);
        return digits;
      }
    }
    result.append('$');
    return 0;
  }

  /** Replaces the first occurrence of a plain text, with `$` patterns, as `String.replace` does. */
  static String replaceFirst(String text, String old, String replacement, Meter meter) {
    meter.text((long) text.length() + replacement.length());
    Matcher matcher = Pattern.compile(old, Pattern.LITERAL).matcher(text);
    if (!matcher.find()) {
      return text;
    }
    return text.substring(0, matcher.start())
        + expand(replacement, matcher, text)
        + text.substring(matcher.end());
  }

  @Override
  public String toString() {
    return "/" + source + "/" + flags;
  }

  /** Text that charges a meter for being read. */
  private static final class Metered implements CharSequence {

    private final CharSequence text;
    private final Meter meter;
    private int reads;

    Metered(CharSequence text, Meter meter) {
      this.text = text;
      this.meter = meter;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++reads % READS_PER_WORK == 0) {
        meter.work(1);
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
