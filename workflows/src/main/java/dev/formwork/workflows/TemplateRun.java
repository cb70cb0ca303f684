package dev.formwork.workflows;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One run of a template, from the form to the last step, or back to nothing. */
@WorkflowInterface
public interface TemplateRun {

  /** The task queue that serves runs and, unless an action names its own, their steps. */
  String TASK_QUEUE = "formwork";

  /** What an undo's activity type ends with; no action id ever does. */
  String UNDO_SUFFIX = ":undo";

  /**
   * The activity type that records {@link RunEvent}s that no step's activity carries. Its argument
   * is a {@link RecordRequest}.
   */
  String RECORD_ACTIVITY = "formwork:record";

  /**
   * The activity type that joins the workspaces of steps which ran at once. Its argument is a
   * {@link MergeRequest}, its answer a {@link MergeResult}.
   */
  String MERGE_ACTIVITY = "formwork:merge";

  /** The action that runs another template as a step: its activity prepares the run. */
  String RUN_ACTION = "template:run";

  @WorkflowMethod
  RunView run(RunRequest request);

  /** Stops the run after the current step has let go, then takes it back. Answers at once. */
  @UpdateMethod(description = "Stop the run after its current step and take back what it made.")
  void cancel(CancelRequest request);

  @UpdateValidatorMethod(updateName = "cancel")
  void validateCancel(CancelRequest request);

  /** Decides what becomes of a paused run. Answers at once. */
  @UpdateMethod(description = "Decide about a paused run: retry, skip, undo or keep.")
  void decide(Decision decision);

  @UpdateValidatorMethod(updateName = "decide")
  void validateDecide(Decision decision);

  /** Decides about an undo that failed. Answers at once. */
  @UpdateMethod(description = "Decide about an undo that failed: retry or skip.")
  void decideUndo(UndoDecision decision);

  @UpdateValidatorMethod(updateName = "decideUndo")
  void validateDecideUndo(UndoDecision decision);

  /** Answers a request for approval. */
  @UpdateMethod(description = "Approve or reject what a step asks for.")
  void vote(Vote vote);

  @UpdateValidatorMethod(updateName = "vote")
  void validateVote(Vote vote);

  /** Tells a step what it waits for. */
  @UpdateMethod(description = "Tell a step what it waits for.")
  void tell(Signal signal);

  @UpdateValidatorMethod(updateName = "tell")
  void validateTell(Signal signal);

  /** Decides about a step that waits for something to become ready. Answers at once. */
  @UpdateMethod(description = "Look now, go on without it, or stop waiting.")
  void decideWait(WaitDecision decision);

  @UpdateValidatorMethod(updateName = "decideWait")
  void validateDecideWait(WaitDecision decision);

  @QueryMethod(description = "The run and its steps as they stand now.")
  RunView state();
}
