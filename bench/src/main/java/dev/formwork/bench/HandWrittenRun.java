package dev.formwork.bench;

import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunView;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** What a team would write by hand instead of a template: typed steps, one after the other. */
@WorkflowInterface
public interface HandWrittenRun {

  /** Runs as many steps as the request has. */
  @WorkflowMethod
  RunView run(RunRequest request);
}
