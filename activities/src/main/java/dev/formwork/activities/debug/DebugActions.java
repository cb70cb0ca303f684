package dev.formwork.activities.debug;

import dev.formwork.activities.action.Action;
import java.util.List;

/** The actions that show what a run is doing: `debug:*`. */
public final class DebugActions {

  private DebugActions() {}

  public static List<Action<?, ?>> of() {
    return List.of(new LogMessage(), new WaitSomeTime());
  }
}
