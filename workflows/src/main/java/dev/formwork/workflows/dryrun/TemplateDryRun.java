package dev.formwork.workflows.dryrun;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Has a worker try a template out. Call and answer are too large for a workflow, so they wait in a
 * table and the workflow carries their id alone.
 */
@WorkflowInterface
public interface TemplateDryRun {

  /** What the id of the workflow begins with; the call's id follows. */
  String WORKFLOW_PREFIX = "dry-run:";

  /**
   * Returns when the answer is in the table.
   *
   * @param callId UUID of the call
   */
  @WorkflowMethod
  void tryOut(String callId);
}
