package dev.formwork.workflows.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.TemplateRun;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemplateDryRunTest {

  private static final String ID = "0193a1b2-0000-4000-8000-000000000001";

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final List<String> tried = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    temporal.close();
  }

  private TemplateDryRun workflow(DryRunActivity activity) {
    Worker worker = temporal.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(TemplateDryRunWorkflow.class);
    worker.registerActivitiesImplementations(activity);
    temporal.start();
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            TemplateDryRun.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TemplateRun.TASK_QUEUE)
                .setWorkflowId(TemplateDryRun.WORKFLOW_PREFIX + ID)
                .build());
  }

  @Test
  void hasAWorkerTryTheCallOut() throws Exception {
    TemplateDryRun workflow = workflow(tried::add);

    workflow.tryOut(ID);

    assertThat(tried).containsExactly(ID);
    WorkflowReplayer.replayWorkflowExecution(
        temporal.getWorkflowClient().fetchHistory(TemplateDryRun.WORKFLOW_PREFIX + ID),
        TemplateDryRunWorkflow.class);
  }

  @Test
  void triesOnceMoreAndThenGivesUp() {
    TemplateDryRun workflow =
        workflow(
            id -> {
              tried.add(id);
              throw new IllegalStateException("The worker broke.");
            });

    assertThatThrownBy(() -> workflow.tryOut(ID)).isInstanceOf(WorkflowException.class);
    assertThat(tried).hasSize(2);
  }
}
