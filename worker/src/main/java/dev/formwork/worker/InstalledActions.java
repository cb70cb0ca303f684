package dev.formwork.worker;

import dev.formwork.activities.action.Action;
import java.util.List;

/** The actions that this worker serves. */
public record InstalledActions(List<Action<?, ?>> actions) {

  public InstalledActions {
    actions = List.copyOf(actions);
  }
}
