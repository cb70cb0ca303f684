package dev.formwork.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a stream of events as a strict client does. */
final class EventReader implements AutoCloseable {

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  EventReader(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  HttpResponse<InputStream> response() {
    return response;
  }

  /** The next event, or null at the end of the stream. */
  @Nullable JsonNode next() {
    try {
      String event = lines.readLine();
      while (event != null && event.startsWith(":")) {
        lines.readLine();
        event = lines.readLine();
      }
      if (event == null) {
        return null;
      }
      String data = String.valueOf(lines.readLine());
      String end = lines.readLine();
      if (!event.startsWith("event: ") || !data.startsWith("data: ") || !"".equals(end)) {
        throw new AssertionError("Not a frame: " + event + " / " + data + " / " + end);
      }
      JsonNode json = HttpCalls.JSON.readTree(data.substring("data: ".length()));
      if (!json.path("type").stringValue().equals(event.substring("event: ".length()))) {
        throw new AssertionError(event + " names another type than " + json);
      }
      return json;
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** All events up to the end of the stream. */
  List<JsonNode> rest() {
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode event = next(); event != null; event = next()) {
      events.add(event);
    }
    return events;
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
