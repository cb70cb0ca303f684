package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.StepContext;
import dev.formwork.worker.InstalledActions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Beans by which a test changes the actions that a worker serves. */
final class ChangedActions {

  /** What a test does around the work of every action. */
  interface Surroundings {

    <I extends Record, O extends Record> O run(Action<I, O> action, I input, StepContext step);

    default <I extends Record, O extends Record> void undo(
        Action<I, O> action, I input, @Nullable O output, StepContext step) {
      action.undo(input, output, step);
    }
  }

  private ChangedActions() {}

  /** The same actions, all within the surroundings. */
  static BeanPostProcessor within(Surroundings surroundings) {
    return by(
        actions ->
            actions.stream()
                .<Action<?, ?>>map(action -> new Surrounded<>(action, surroundings))
                .toList());
  }

  /** The same actions and another one. */
  static BeanPostProcessor with(Action<?, ?> another) {
    return by(
        actions -> {
          List<Action<?, ?>> more = new ArrayList<>(actions);
          more.add(another);
          return more;
        });
  }

  private static BeanPostProcessor by(UnaryOperator<List<Action<?, ?>>> change) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof InstalledActions installed
            ? new InstalledActions(change.apply(installed.actions()))
            : bean;
      }
    };
  }

  private record Surrounded<I extends Record, O extends Record>(
      Action<I, O> action, Surroundings surroundings) implements Action<I, O> {

    @Override
    public String id() {
      return action.id();
    }

    @Override
    public Class<I> inputType() {
      return action.inputType();
    }

    @Override
    public Class<O> outputType() {
      return action.outputType();
    }

    @Override
    public ActionTraits traits() {
      return action.traits();
    }

    @Override
    public ActionManifest manifest() {
      return action.manifest();
    }

    @Override
    public O run(I input, StepContext step) {
      return surroundings.run(action, input, step);
    }

    @Override
    public void undo(I input, @Nullable O output, StepContext step) {
      surroundings.undo(action, input, output, step);
    }
  }
}
