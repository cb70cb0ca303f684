package dev.formwork.api.attention;

import dev.formwork.api.ApiSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The list of what needs people. */
@Configuration(proxyBeanMethods = false)
public class AttentionConfiguration {

  @Bean
  Attention attention(JdbcClient jdbc, JsonMapper json, ApiSettings settings) {
    return new Attention(jdbc, json, settings.attention(), Clock.systemUTC());
  }
}
