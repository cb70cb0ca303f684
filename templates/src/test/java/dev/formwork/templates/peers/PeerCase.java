package dev.formwork.templates.peers;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One template for both engines.
 *
 * @param kind `value` for a step's input, `text` for a file
 * @param options `trimBlocks`, `lstripBlocks` and `cookiecutterCompat`; of files only
 */
record PeerCase(
    String kind, String template, Map<String, Object> context, Map<String, Boolean> options) {

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("template", template);
    json.put("context", context);
    json.put("options", options);
    return json;
  }

  boolean has(String option) {
    return options.getOrDefault(option, false);
  }
}
