package dev.formwork.activities.action;

import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The steps of one dry run, in this process: one attempt each, by the code that runs the steps of
 * workers.
 */
public final class DrySteps implements AutoCloseable {

  private final ScheduledExecutorService scheduler;
  private final StepRunner steps;

  /**
   * @param actions with ports that reach nothing outside
   */
  public DrySteps(ActionRegistry actions, ActionPorts ports) {
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("dry-run-journal").daemon().factory());
    this.steps = new StepRunner(actions, ports, scheduler, true);
  }

  /**
   * Runs one step.
   *
   * @throws io.temporal.failure.ApplicationFailure when it fails, typed and redacted as for a
   *     workflow
   */
  public StepResult run(StepRequest request) {
    return steps.run(request, Attempt.only());
  }

  /** Tells that a step is left out, because its action does not support a dry run. */
  public void skip(StepRequest request) {
    steps.skip(request);
  }

  @Override
  public void close() {
    scheduler.shutdown();
  }
}
