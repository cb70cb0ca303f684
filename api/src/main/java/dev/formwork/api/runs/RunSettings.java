package dev.formwork.api.runs;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are started and watched.
 *
 * @param environment `environment.parameters` of every template
 * @param startInterval how often runs are looked for that were accepted and not started
 * @param pollInterval how often streams look for events themselves
 * @param undo how long ended runs can be taken back
 */
public record RunSettings(
    @DefaultValue Map<String, String> environment,
    Duration startInterval,
    Duration pollInterval,
    UndoSettings undo) {

  public RunSettings {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
