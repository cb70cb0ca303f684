package dev.formwork.api.runs;

import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.TemplateRun;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;

/** Hands accepted runs to Temporal. */
final class RunStarter {

  private final WorkflowClient client;

  RunStarter(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Starts the run's workflow; one that was started before is left as it is.
   *
   * @throws RuntimeException when Temporal does not answer or refuses
   */
  void start(RunRequest request, String workflowId) {
    TemplateRun workflow =
        client.newWorkflowStub(TemplateRun.class, RunStart.options(request, workflowId));
    try {
      WorkflowClient.start(workflow::run, request);
    } catch (WorkflowExecutionAlreadyStarted alreadyStarted) {
      // An earlier attempt reached Temporal and its answer was lost.
    }
  }
}
