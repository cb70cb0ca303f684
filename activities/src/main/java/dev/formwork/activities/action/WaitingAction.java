package dev.formwork.activities.action;

/** What the actions have in common that the workflow performs itself, because they wait. */
public final class WaitingAction {

  private WaitingAction() {}

  /**
   * Lets an action pass in a dry run, where nobody waits.
   *
   * @throws ActionException.Unavailable in a real run: a newer worker performs it
   */
  public static void inDryRun(String action, StepContext step) {
    if (!step.isDryRun()) {
      throw new ActionException.Unavailable(
          "Action '%s' is performed by the run itself, which this worker's version does not know."
              .formatted(action));
    }
    tell(step);
  }

  /** Says in the log of a dry run that it does not wait. */
  static void tell(StepContext step) {
    step.log().info("Nobody waits in a dry run.");
  }
}
