package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.StepContext;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes every step take the time of the setting `formwork.test.pace`, so that a test finds it. */
@Configuration(proxyBeanMethods = false)
class Paced {

  @Bean
  static BeanPostProcessor pacedActions(@Value("${formwork.test.pace}") Duration pace) {
    return ChangedActions.within(new Pace(pace));
  }

  private record Pace(Duration time) implements ChangedActions.Surroundings {

    @Override
    public <I extends Record, O extends Record> O run(
        Action<I, O> action, I input, StepContext step) {
      O output = action.run(input, step);
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      return output;
    }
  }
}
