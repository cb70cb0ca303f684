package dev.formwork.workflows;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.workflow.ChildWorkflowOptions;
import org.jspecify.annotations.Nullable;

/**
 * The wish to take an ended run back.
 *
 * @param run what the run was started with; `interpreterVersion` is that of the undo
 * @param serial 1 for the first time that the run is taken back after its end, 2 for the next
 * @param by entity ref of the person
 * @param reason shown to everyone who looks at the run, or null
 */
public record RunUndoRequest(RunRequest run, int serial, String by, @Nullable String reason) {

  private static final int MAX_SUMMARY = 150;

  /** Id of the workflow, such as `run:java-service:01JD3ZK5T0….undo.1`. */
  public String workflowId() {
    return RunId.parse(run.runId()).workflowId(run.templateRef()) + ".undo." + serial;
  }

  /** The options of the workflow, so that it is started once and operators can read it. */
  public WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(workflowId())
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setTaskQueue(TemplateRun.TASK_QUEUE)
        .setTypedSearchAttributes(RunSearchAttributes.initial(run))
        .setStaticSummary(
            TellingInput.shorten(
                "Take back %s for %s".formatted(run.templateTitle(), by), MAX_SUMMARY))
        .build();
  }

  /** The options of the workflow when another run is taken back that this one is a step of. */
  public ChildWorkflowOptions childOptions() {
    WorkflowOptions options = options();
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(options.getWorkflowId())
        .setWorkflowIdReusePolicy(options.getWorkflowIdReusePolicy())
        .setTaskQueue(options.getTaskQueue())
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setTypedSearchAttributes(options.getTypedSearchAttributes())
        .setStaticSummary(options.getStaticSummary())
        .build();
  }
}
