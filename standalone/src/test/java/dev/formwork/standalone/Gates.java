package dev.formwork.standalone;

import dev.formwork.activities.action.Action;
import dev.formwork.worker.InstalledActions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A worker that has {@link Gate} beside its own actions. */
@Configuration(proxyBeanMethods = false)
class Gates {

  @Bean
  static BeanPostProcessor gate(@Value("${formwork.test.gates}") Path folder) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof InstalledActions installed)) {
          return bean;
        }
        List<Action<?, ?>> actions = new ArrayList<>(installed.actions());
        actions.add(new Gate(folder));
        return new InstalledActions(actions);
      }
    };
  }
}
