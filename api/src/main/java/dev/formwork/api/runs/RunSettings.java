package dev.formwork.api.runs;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are started and watched.
 *
 * @param environment `environment.parameters` of every template
 * @param startInterval how often runs are looked for that were accepted and not started
 * @param pollInterval how often streams look for events themselves
 * @param undo how long ended runs can be taken back
 * @param width how many activities of one `parallel` group of a run are under way at once
 * @param perTemplate how many runs of one template may be under way; null for no limit but the
 *     template's own
 */
public record RunSettings(
    @DefaultValue Map<String, String> environment,
    Duration startInterval,
    Duration pollInterval,
    UndoSettings undo,
    int width,
    @Nullable Integer perTemplate) {

  public RunSettings {
    if (width < 1) {
      throw new IllegalArgumentException(
          "Width %d must be at least 1 (setting formwork.runs.width). Use e.g. 10."
              .formatted(width));
    }
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
