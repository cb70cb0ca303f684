package dev.formwork.worker;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An action that writes lines to its log when a test says so. */
@Doc("Says what a test says.")
final class Talk implements Action<Talk.Input, Talk.Output> {

  record Input(@Doc("Any text.") String about) {}

  record Output(@Doc("Any text.") @Nullable String text) {}

  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  void say(IntStream numbers) {
    numbers.forEach(number -> lines.add(Optional.of("line " + number)));
  }

  void end() {
    lines.add(Optional.empty());
  }

  @Override
  public String id() {
    return "test:talk";
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
  public Output run(Input input, StepContext step) {
    try {
      for (Optional<String> line = lines.take(); line.isPresent(); line = lines.take()) {
        step.log().info(line.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    step.made("repository", "acme/payments", null);
    return new Output("said");
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
