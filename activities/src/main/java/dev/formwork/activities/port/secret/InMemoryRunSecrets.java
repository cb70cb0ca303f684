package dev.formwork.activities.port.secret;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that live as long as this object. */
public final class InMemoryRunSecrets implements RunSecrets {

  private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();

  /** Keeps the secrets of a run. */
  public void keep(String runId, Map<String, String> values) {
    secrets.put(runId, Map.copyOf(values));
  }

  @Override
  public Map<String, String> reveal(String runId) {
    return secrets.getOrDefault(runId, Map.of());
  }

  @Override
  public void forget(String runId) {
    secrets.remove(runId);
  }
}
