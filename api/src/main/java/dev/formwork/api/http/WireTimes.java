package dev.formwork.api.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Times as JavaScript writes them: UTC with milliseconds, such as `2026-11-21T02:32:44.429Z`. */
public final class WireTimes {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private WireTimes() {}

  /** The text of a time. */
  public static String text(Instant time) {
    return FORMAT.format(time);
  }

  static JacksonModule module() {
    return new SimpleModule("wire-times").addSerializer(Instant.class, new Text());
  }

  private static final class Text extends StdSerializer<Instant> {

    Text() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
      json.writeString(text(time));
    }
  }
}
