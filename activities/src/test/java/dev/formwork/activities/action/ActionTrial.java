package dev.formwork.activities.action;

import java.util.Map;

/** Runs one action as a step does, between JSON and its records. */
public final class ActionTrial {

  private ActionTrial() {}

  /** The output of the action, as later steps read it. */
  public static Map<String, Object> run(
      Action<?, ?> action, Map<String, Object> input, StepContext step) {
    ActionManifest manifest = ActionManifest.of(action);
    return RegisteredAction.of(action, manifest).run(input, manifest.id(), step);
  }
}
