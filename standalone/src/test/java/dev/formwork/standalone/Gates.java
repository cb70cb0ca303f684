package dev.formwork.standalone;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A worker that has {@link Gate} beside its own actions. */
@Configuration(proxyBeanMethods = false)
class Gates {

  @Bean
  static BeanPostProcessor gate(@Value("${formwork.test.gates}") Path folder) {
    return ChangedActions.with(new Gate(folder));
  }
}
