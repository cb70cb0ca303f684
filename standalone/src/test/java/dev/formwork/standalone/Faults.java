package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.StepContext;
import dev.formwork.worker.InstalledActions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets a test stop or fail any action at a chosen moment. The file `fault` in the folder of the
 * system setting `formwork.test.faults` names it: `<action id> <moment> <mode>`.
 *
 * <ul>
 *   <li>moments: `before`, `during` (right after the first thing was made) and `after` the run of
 *       the action
 *   <li>modes: `hold` (write the file `held` and wait to be killed) and `fail`
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
class Faults {

  @Bean
  static BeanPostProcessor faultyActions(
      @org.springframework.beans.factory.annotation.Value("${formwork.test.faults}") Path folder) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof InstalledActions installed)) {
          return bean;
        }
        List<Action<?, ?>> faulty =
            installed.actions().stream()
                .<Action<?, ?>>map(action -> new Faulty<>(action, folder))
                .toList();
        return new InstalledActions(faulty);
      }
    };
  }

  static void order(Path folder, String action, String moment, String mode) {
    try {
      Files.deleteIfExists(folder.resolve("held"));
      Files.writeString(folder.resolve("fault"), action + " " + moment + " " + mode);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void clear(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve("fault"));
      Files.deleteIfExists(folder.resolve("held"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often the action was begun. */
  static long begun(Path folder, String action) {
    try (Stream<String> lines = Files.lines(folder.resolve("begun"))) {
      return lines.filter(action::equals).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void awaitHeld(Path folder) {
    for (int i = 0; i < 900; i++) {
      if (Files.exists(folder.resolve("held"))) {
        return;
      }
      FormworkProcess.sleep();
    }
    throw new AssertionError("The action was never reached.");
  }

  private record Faulty<I extends Record, O extends Record>(Action<I, O> action, Path folder)
      implements Action<I, O> {

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
      count();
      at("before");
      O output = action.run(input, new Watched(step, () -> at("during")));
      at("after");
      return output;
    }

    @Override
    public void undo(I input, @Nullable O output, StepContext step) {
      action.undo(input, output, step);
    }

    private void count() {
      try {
        Files.writeString(
            folder.resolve("begun"),
            id() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void at(String moment) {
      try {
        Path order = folder.resolve("fault");
        if (!Files.exists(order)) {
          return;
        }
        String text = Files.readString(order).strip();
        if (text.equals(id() + " " + moment + " fail")) {
          throw new ActionException.InvalidInput(
              "The test made '%s' fail %s its work.".formatted(id(), moment));
        }
        if (text.equals(id() + " " + moment + " hold")) {
          Files.writeString(folder.resolve("held"), moment);
          while (Files.exists(folder.resolve("held"))) {
            FormworkProcess.sleep();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
