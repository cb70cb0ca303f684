package dev.formwork.api.runs;

import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.TemplateRun;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;

/** Hands accepted runs to Temporal. */
final class RunStarter {

  private final WorkflowClient client;

  RunStarter(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Starts the run's workflow; one that was started before is left as it is. Its steps inherit the
   * priority.
   *
   * @param priority 1 to 5, the first goes first where tasks wait for workers
   * @throws RuntimeException when Temporal does not answer or refuses
   */
  void start(RunRequest request, String workflowId, int priority) {
    WorkflowOptions options =
        RunStart.options(request, workflowId).toBuilder()
            .setPriority(Priority.newBuilder().setPriorityKey(priority).build())
            .build();
    TemplateRun workflow = client.newWorkflowStub(TemplateRun.class, options);
    try {
      WorkflowClient.start(workflow::run, request);
    } catch (WorkflowExecutionAlreadyStarted alreadyStarted) {
      // An earlier attempt reached Temporal and its answer was lost.
    }
  }
}
