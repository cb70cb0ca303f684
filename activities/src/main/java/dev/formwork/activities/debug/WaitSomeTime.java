package dev.formwork.activities.debug;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.action.WaitingAction;
import org.jspecify.annotations.Nullable;

@Doc("Waits for some time, at most 10 minutes in all; no worker is held meanwhile.")
final class WaitSomeTime implements Action<WaitSomeTime.Input, NoOutput> {

  record Input(
      @Doc("Minutes, added to the others, such as 2.") @Nullable Double minutes,
      @Doc("Seconds, added to the others, such as 30.") @Nullable Double seconds,
      @Doc("Milliseconds, added to the others, such as 500.") @Nullable Double milliseconds) {}

  @Override
  public String id() {
    return "debug:wait";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  /** Only where nobody waits: the workflow performs the step itself. */
  @Override
  public NoOutput run(Input input, StepContext step) {
    WaitingAction.inDryRun(id(), step);
    return new NoOutput();
  }

  /** The step makes nothing outside its run. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
