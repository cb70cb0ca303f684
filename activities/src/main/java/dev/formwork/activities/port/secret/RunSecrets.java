package dev.formwork.activities.port.secret;

import java.util.Map;

/** Secrets that a person gave with the form of a run. */
public interface RunSecrets {

  /** The secrets of a run in clear, by name; empty when it has none or they were forgotten. */
  Map<String, String> reveal(String runId);

  /** Deletes the secrets of a run. */
  void forget(String runId);
}
