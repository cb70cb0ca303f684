package dev.formwork.api.identity;

import dev.formwork.api.ApiSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Who asks, and what they may do. */
@Configuration(proxyBeanMethods = false)
public class IdentityConfiguration {

  @Bean
  @ConditionalOnMissingBean
  CurrentUser currentUser(ApiSettings settings, ServerProperties server) {
    settings.identity().checkFor(server.getAddress());
    IdentitySettings.LocalUser local = settings.identity().localUser();
    User user = new User(local.ref(), local.name(), local.email(), List.of(), true);
    return request -> user;
  }

  @Bean
  @ConditionalOnMissingBean
  Permissions permissions() {
    return Permissions.ALL;
  }

  /** Whatever decides, runs that are steps of others are read by those who may read the others. */
  @Bean
  static BeanPostProcessor runFamilies(ObjectProvider<JdbcClient> jdbc) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Permissions own && !own.areOpen()
            ? new FamilyPermissions(own, run -> parent(jdbc.getObject(), run))
            : bean;
      }
    };
  }

  private static Optional<String> parent(JdbcClient jdbc, String run) {
    return jdbc.sql(
            "select parent_run_id::text from run where run_id::text = ? and parent_run_id is not null")
        .param(run)
        .query(String.class)
        .optional();
  }

  @Bean
  Audit audit(JdbcClient jdbc, JsonMapper json) {
    return new Audit(jdbc, json);
  }

  @Bean
  WebMvcConfigurer userArgument(CurrentUser currentUser) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new UserArgument(currentUser));
      }
    };
  }
}
