package dev.formwork.api.idempotency;

import dev.formwork.api.http.ErrorWriter;
import dev.formwork.api.identity.CurrentUser;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changing calls that come twice and count once. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {

  @Bean
  FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
      JdbcClient jdbc, CurrentUser currentUser, ErrorWriter errors) {
    FilterRegistrationBean<IdempotencyFilter> registration =
        new FilterRegistrationBean<>(
            new IdempotencyFilter(new KnownCalls(jdbc), currentUser, errors));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
    return registration;
  }
}
