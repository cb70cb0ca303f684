package dev.formwork.activities.action;

import java.util.Map;

/** Runs an action with an input as a template writes it, checked against the action's schema. */
public final class RenderedInput {

  private RenderedInput() {}

  public static Map<String, Object> run(
      Action<?, ?> action, Map<String, Object> input, StepContext step) {
    return RegisteredAction.of(action, ActionManifest.of(action)).run(input, action.id(), step);
  }
}
