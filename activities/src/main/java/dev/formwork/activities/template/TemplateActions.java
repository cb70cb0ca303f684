package dev.formwork.activities.template;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.child.ChildRuns;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** The actions that make runs of other templates steps: `template:*`. */
public final class TemplateActions {

  private TemplateActions() {}

  /**
   * The actions.
   *
   * @param clock for the ids and times of the runs
   */
  public static List<Action<?, ?>> of(ChildRuns runs, InstantSource clock) {
    return List.of(new RunTemplate(runs, new ChildRequests(runs, clock, new SecureRandom())));
  }
}
