package dev.formwork.activities.port.secret;

import java.util.Map;

/** Secrets that a person gave with the form of a run, and those that its steps made. */
public interface RunSecrets {

  /** What the name of a note begins with: a step's text for its later attempts and its undo. */
  String NOTE = "note:";

  /** The secrets of a run in clear, by name; empty when it has none or they were forgotten. */
  Map<String, String> reveal(String runId);

  /** Keeps more secrets of a run; a name that is there already gets the new value. */
  void keep(String runId, Map<String, String> secrets);

  /** Deletes one secret of a run. One that is gone already is no failure. */
  void forget(String runId, String name);

  /**
   * Deletes the secrets of a run, but for the notes of its steps: an undo after the run's end reads
   * how things were before.
   */
  void forget(String runId);
}
