package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.StepContext;
import dev.formwork.worker.InstalledActions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes every step take the time of the setting `formwork.test.pace`, so that a test finds it. */
@Configuration(proxyBeanMethods = false)
class Paced {

  @Bean
  static BeanPostProcessor pacedActions(@Value("${formwork.test.pace}") Duration pace) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof InstalledActions installed)) {
          return bean;
        }
        List<Action<?, ?>> slow =
            installed.actions().stream().<Action<?, ?>>map(each -> new Slow<>(each, pace)).toList();
        return new InstalledActions(slow);
      }
    };
  }

  private record Slow<I extends Record, O extends Record>(Action<I, O> action, Duration pace)
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
      O output = action.run(input, step);
      try {
        Thread.sleep(pace);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      return output;
    }

    @Override
    public void undo(I input, @Nullable O output, StepContext step) {
      action.undo(input, output, step);
    }
  }
}
