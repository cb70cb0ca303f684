package dev.formwork.activities.wait;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.action.WaitingAction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Waits until an outside system calls the address of the wait; no worker is held meanwhile.")
final class WaitForSignal implements Action<WaitForSignal.Input, WaitForSignal.Output> {

  record Input(
      @Doc("How long the call may take to come, such as `3d`.") @Default("\"7d\"") String timeout,
      @Doc("What becomes of the step when no call comes: `fail` or `continue`.")
          @Default("\"fail\"")
          @Shape("{\"enum\": [\"fail\", \"continue\"]}")
          String onTimeout,
      @Doc("What is waited for, shown to the people who look at the run.")
          @Nullable String message) {}

  record Output(
      @Doc("Whether the call came.") boolean received,
      @Doc("The JSON object that the call carried; empty when none came.")
          Map<String, Object> payload) {}

  @Override
  public String id() {
    return "wait:signal";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  /** Only in a dry run, where nobody waits: the workflow performs the step itself. */
  @Override
  public Output run(Input input, StepContext step) {
    WaitingAction.inDryRun(id(), step);
    return new Output(true, Map.of());
  }

  /** The step makes nothing outside its run. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
