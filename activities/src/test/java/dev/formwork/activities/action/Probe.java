package dev.formwork.activities.action;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** An action whose behaviour each test writes itself. */
@Doc("Does what a test says.")
final class Probe implements Action<Probe.Input, Probe.Output> {

  record Input(@Doc("Any text.") String text, @Doc("A number.") @Default("3") int number) {}

  record Output(@Doc("Any text.") @Nullable String text) {}

  /** What an undo does. */
  interface Undo {
    void undo(Input input, @Nullable Output output, StepContext step);
  }

  private final BiFunction<Input, StepContext, Output> run;
  private final Undo undo;
  private final boolean undoes;

  private Probe(BiFunction<Input, StepContext, Output> run, Undo undo, boolean undoes) {
    this.run = run;
    this.undo = undo;
    this.undoes = undoes;
  }

  static Probe running(BiFunction<Input, StepContext, Output> run) {
    return new Probe(run, (input, output, step) -> {}, false);
  }

  static Probe undoing(Undo undo) {
    return new Probe((input, step) -> new Output(null), undo, true);
  }

  @Override
  public String id() {
    return "test:probe";
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
    return undoes ? ActionTraits.defaults().withUndo() : ActionTraits.defaults();
  }

  @Override
  public Output run(Input input, StepContext step) {
    return run.apply(input, step);
  }

  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    undo.undo(input, output, step);
  }
}
