package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes a thing that is only told, as far as a test lets it. Files named after the thing direct it:
 *
 * <ul>
 *   <li>`NAME.shut`: it fails for good
 *   <li>`NAME.busy`: it fails, is tried again, and the file is gone
 *   <li>`NAME.unready`: it is not ready yet
 *   <li>`NAME.hold`, `NAME.hold-undo`: it goes on when the file is gone
 *   <li>`NAME.stuck`: its undo fails for good
 *   <li>`NAME.changed`: its undo leaves the thing, because somebody changed it
 * </ul>
 */
@Doc("Makes a thing when the gate is open.")
record Gate(Path folder) implements Action<Gate.Input, Gate.Output> {

  record Input(@Doc("Name of the thing, such as `ledger`.") String name) {}

  record Output(@Doc("Where the thing is.") String url) {}

  @Override
  public String id() {
    return "test:gate";
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
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    String name = input.name();
    step.log().info("Looks at the gate of " + name);
    holdWhile(name + ".hold", step);
    if (is(name + ".busy")) {
      remove(name + ".busy");
      throw new ActionException.Unavailable("The gate of %s does not answer.".formatted(name));
    }
    if (is(name + ".unready")) {
      throw new ActionException.NotReadyYet("The gate of %s is being built.".formatted(name));
    }
    if (is(name + ".shut")) {
      throw new ActionException.Conflict(
          "The gate of %s is shut (input: name). Open it, or choose another name.".formatted(name));
    }
    String url = "https://things.example.org/" + name;
    step.made("thing", name, url);
    return new Output(url);
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    String name = input.name();
    holdWhile(name + ".hold-undo", step);
    if (is(name + ".stuck")) {
      throw new ActionException.PermissionDenied(
          "The thing %s is locked. Unlock it, then try again.".formatted(name));
    }
    if (output == null) {
      return;
    }
    if (is(name + ".changed")) {
      step.leftover("thing", name, output.url(), "Somebody changed it since this run made it.");
      return;
    }
    step.undone("thing", name, output.url());
  }

  private void holdWhile(String file, StepContext step) {
    while (is(file)) {
      step.heartbeat("held");
      FormworkProcess.sleep();
    }
  }

  private boolean is(String file) {
    return Files.exists(folder.resolve(file));
  }

  private void remove(String file) {
    try {
      Files.delete(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
