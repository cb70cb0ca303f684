package dev.formwork.integrations.postgres;

import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.StepState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as Backstage's wire shows them, key for key: scaffolder backend, table of event bodies,
 * read 2026-11.
 */
final class EventBody {

  private EventBody() {}

  /** `log`, `completion` or `cancelled`. */
  static String type(RunEvent event) {
    return switch (event.kind()) {
      case LOG -> "log";
      case COMPLETION -> "completion";
      case CANCELLED -> "cancelled";
    };
  }

  static Map<String, Object> of(RunEvent event) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", event.message());
    switch (event.kind()) {
      case LOG -> {
        putIfKnown(body, "stepId", event.stepId());
        putIfKnown(body, "status", status(event.state()));
      }
      case COMPLETION -> {
        putIfKnown(body, "output", event.data().get("output"));
        putIfKnown(body, "error", error(event.data().get("error")));
      }
      case CANCELLED -> {
        putIfKnown(body, "stepId", event.stepId());
        body.put("status", "cancelled");
      }
    }
    return body;
  }

  /** The states of an undo have no word there, and the step's last one stays. */
  private static @Nullable String status(@Nullable StepState state) {
    return switch (state) {
      case RUNNING -> "processing";
      case COMPLETED -> "completed";
      case SKIPPED -> "skipped";
      case FAILED -> "failed";
      case OPEN, UNDOING, UNDONE, LEFTOVER, KEPT -> null;
      case null -> null;
    };
  }

  private static @Nullable Map<String, Object> error(@Nullable Object error) {
    if (!(error instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    putIfKnown(shown, "name", map.get("name"));
    putIfKnown(shown, "message", map.get("message"));
    return shown;
  }

  private static void putIfKnown(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
