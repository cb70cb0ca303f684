package dev.formwork.workflows;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Takes a run back whose own workflow has ended: one that completed long ago, that kept or left
 * things, or that was terminated before it could take anything back. Its updates and its query have
 * the names that {@link TemplateRun} gives them, so whoever asks needs not know which of the two
 * answers.
 */
@WorkflowInterface
public interface RunUndo {

  @WorkflowMethod
  RunView undo(RunUndoRequest request);

  /** Decides about an undo that failed. Answers at once. */
  @UpdateMethod(description = "Decide about an undo that failed: retry or skip.")
  void decideUndo(UndoDecision decision);

  @UpdateValidatorMethod(updateName = "decideUndo")
  void validateDecideUndo(UndoDecision decision);

  @QueryMethod(description = "The run and its steps as they stand now.")
  RunView state();
}
