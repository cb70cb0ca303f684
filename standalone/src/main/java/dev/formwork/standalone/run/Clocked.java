package dev.formwork.standalone.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words, seen from one moment. */
record Clocked(Instant moment, ZoneId zone) {

  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  static Clocked now() {
    return new Clocked(Instant.now(), ZoneId.systemDefault());
  }

  /** `3 min 5 s ago`. */
  String ago(String instant) {
    return instant.isEmpty()
        ? ""
        : words(Duration.between(Instant.parse(instant), moment)) + " ago";
  }

  /** `2026-11-28 15:02 (in 6 d 23 h)`. */
  String until(String instant) {
    Instant time = Instant.parse(instant);
    String exact = EXACT.format(time.atZone(zone));
    return time.isAfter(moment)
        ? "%s (in %s)".formatted(exact, words(Duration.between(moment, time)))
        : exact + " (now)";
  }

  /** `15:02:11`. */
  String time(String instant) {
    return instant.isEmpty() ? "" : TIME.format(Instant.parse(instant).atZone(zone));
  }

  /** How long something took, or takes until now; empty when it has not begun. */
  String took(String from, String to) {
    if (from.isEmpty()) {
      return "";
    }
    Instant end = to.isEmpty() ? moment : Instant.parse(to);
    return words(Duration.between(Instant.parse(from), end));
  }

  static String words(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", Math.max(0, duration.toMillis()) / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }
    return "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3600);
  }
}
