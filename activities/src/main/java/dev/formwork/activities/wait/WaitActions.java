package dev.formwork.activities.wait;

import dev.formwork.activities.action.Action;
import java.util.List;

/** The actions that wait: `wait:*`. */
public final class WaitActions {

  private WaitActions() {}

  public static List<Action<?, ?>> of() {
    return List.of(new WaitForDuration(), new WaitUntil(), new WaitForSignal());
  }
}
