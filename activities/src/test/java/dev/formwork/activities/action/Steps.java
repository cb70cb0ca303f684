package dev.formwork.activities.action;

import java.util.Map;

/** Runs actions as a step does: the input is checked against the schema and gets its defaults. */
public final class Steps {

  private Steps() {}

  public static Map<String, Object> run(
      Action<?, ?> action, Map<String, Object> input, TestStep step) {
    return RegisteredAction.of(action, ActionManifest.of(action)).run(input, action.id(), step);
  }
}
