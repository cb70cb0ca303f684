package dev.formwork.templates.lint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An action that steps may name.
 *
 * @param input JSON Schema of its input, draft-07; empty when it takes anything
 * @param output JSON Schema of its output; empty when it is not known
 * @param undoes whether undo takes back what it makes
 */
public record KnownAction(
    String id, Map<String, Object> input, Map<String, Object> output, boolean undoes) {

  /** Copies the schemas. */
  public KnownAction {
    input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    output = Collections.unmodifiableMap(new LinkedHashMap<>(output));
  }
}
