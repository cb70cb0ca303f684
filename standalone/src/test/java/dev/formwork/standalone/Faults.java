package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
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
  static BeanPostProcessor faultyActions(@Value("${formwork.test.faults}") Path folder) {
    return ChangedActions.within(new Ordered(folder));
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

  private record Ordered(Path folder) implements ChangedActions.Surroundings {

    @Override
    public <I extends Record, O extends Record> O run(
        Action<I, O> action, I input, StepContext step) {
      count(action.id());
      at("before", action.id());
      O output = action.run(input, new Watched(step, () -> at("during", action.id())));
      at("after", action.id());
      return output;
    }

    private void count(String action) {
      try {
        Files.writeString(
            folder.resolve("begun"),
            action + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void at(String moment, String action) {
      try {
        Path order = folder.resolve("fault");
        if (!Files.exists(order)) {
          return;
        }
        String text = Files.readString(order).strip();
        if (text.equals(action + " " + moment + " fail")) {
          throw new ActionException.InvalidInput(
              "The test made '%s' fail %s its work.".formatted(action, moment));
        }
        if (text.equals(action + " " + moment + " hold")) {
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
