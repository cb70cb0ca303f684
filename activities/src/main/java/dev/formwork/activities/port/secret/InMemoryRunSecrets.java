package dev.formwork.activities.port.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that live as long as this object. */
public final class InMemoryRunSecrets implements RunSecrets {

  private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();

  @Override
  public void keep(String runId, Map<String, String> values) {
    secrets.merge(runId, Map.copyOf(values), InMemoryRunSecrets::together);
  }

  private static Map<String, String> together(
      Map<String, String> present, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(present);
    all.putAll(more);
    return Map.copyOf(all);
  }

  @Override
  public Map<String, String> reveal(String runId) {
    return secrets.getOrDefault(runId, Map.of());
  }

  @Override
  public void forget(String runId, String name) {
    secrets.computeIfPresent(
        runId,
        (id, present) -> {
          Map<String, String> rest = new HashMap<>(present);
          rest.remove(name);
          return Map.copyOf(rest);
        });
  }

  @Override
  public void forget(String runId) {
    secrets.computeIfPresent(
        runId,
        (id, present) -> {
          Map<String, String> notes = new HashMap<>(present);
          notes.keySet().removeIf(name -> !name.startsWith(NOTE));
          return notes.isEmpty() ? null : Map.copyOf(notes);
        });
  }
}
