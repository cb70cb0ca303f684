package dev.formwork.workflows.interpreter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. */
final class Times {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** To the second, such as {@code 2026-11-28 17:07:41 UTC}. */
  static String text(Instant time) {
    return FORMAT.format(time);
  }
}
