package dev.formwork.activities.wait;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.action.WaitingAction;
import org.jspecify.annotations.Nullable;

@Doc("Waits for some time; no worker is held meanwhile.")
final class WaitForDuration implements Action<WaitForDuration.Input, NoOutput> {

  record Input(@Doc("How long, such as `10m`, `2h` or `3d`.") String duration) {}

  @Override
  public String id() {
    return "wait:duration";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  /** Only in a dry run, where nobody waits: the workflow performs the step itself. */
  @Override
  public NoOutput run(Input input, StepContext step) {
    WaitingAction.inDryRun(id(), step);
    return new NoOutput();
  }

  /** The step makes nothing outside its run. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
