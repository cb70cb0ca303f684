package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.integrations.postgres.PostgresDryRunCalls;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import dev.formwork.workflows.dryrun.TemplateDryRun;
import dev.formwork.workflows.dryrun.TemplateDryRunWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has workers try templates out, and waits for their answers. */
final class DryRuns {

  private static final Duration LONGEST = TemplateDryRunWorkflow.LONGEST;

  private final WorkflowClient client;
  private final PostgresDryRunCalls calls;

  DryRuns(WorkflowClient client, PostgresDryRunCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  /**
   * Waits for a worker's answer; nothing of the call is kept.
   *
   * @throws ApiFailure when no worker answers in time
   */
  DryRunAnswer tryOut(DryRunCall call) {
    String id = UUID.randomUUID().toString();
    calls.put(id, call);
    try {
      await(id);
      return calls.answerTo(id).orElseThrow(() -> unavailable("answered"));
    } finally {
      calls.remove(id);
    }
  }

  private void await(String id) {
    WorkflowStub workflow =
        client.newUntypedWorkflowStub(
            TemplateDryRun.class.getSimpleName(),
            WorkflowOptions.newBuilder()
                .setWorkflowId(TemplateDryRun.WORKFLOW_PREFIX + id)
                .setTaskQueue(TemplateRun.TASK_QUEUE)
                .setWorkflowExecutionTimeout(LONGEST)
                .build());
    try {
      workflow.start(id);
      workflow.getResult(LONGEST.toMillis(), TimeUnit.MILLISECONDS, Void.class);
    } catch (TimeoutException tooLong) {
      throw unavailable("carried it out within " + LONGEST.toMinutes() + " minutes");
    } catch (WorkflowServiceException away) {
      throw ApiFailure.unavailable(
          "Temporal did not take the dry run. See that its server is up, then try again.");
    } catch (WorkflowException lost) {
      throw unavailable("carried it out to its end");
    }
  }

  private static ApiFailure unavailable(String what) {
    return ApiFailure.unavailable(
        "No worker %s. See that a worker is up and what it logs, then try again.".formatted(what));
  }
}
