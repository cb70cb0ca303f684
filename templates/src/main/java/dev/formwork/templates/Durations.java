package dev.formwork.templates;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as templates write them: `30s`, `10m`, `2h`, `3d`, joined as in `1h30m`, or ISO-8601. */
public final class Durations {

  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /** The time, or null when the text is none that is longer than zero. */
  public static @Nullable Duration parse(String text) {
    Duration duration = text.startsWith("P") ? iso(text) : joined(text);
    return duration == null || duration.isZero() || duration.isNegative() ? null : duration;
  }

  private static @Nullable Duration iso(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable Duration joined(String text) {
    Duration total = Duration.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (end < text.length() && part.find(end) && part.start() == end) {
      total = total.plus(duration(Long.parseLong(part.group(1)), part.group(2)));
      end = part.end();
    }
    return end == text.length() ? total : null;
  }

  private static Duration duration(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
