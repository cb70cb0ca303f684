package dev.formwork.api.http;

import dev.formwork.api.ApiSettings;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** What every route shares. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

  @Bean
  ErrorAdvice errorAdvice() {
    return new ErrorAdvice();
  }

  @Bean
  ErrorPage errorPage() {
    return new ErrorPage();
  }

  @Bean
  ErrorWriter errorWriter(JsonMapper json) {
    return new ErrorWriter(json);
  }

  @Bean
  JsonMapperBuilderCustomizer timesOfTheWire() {
    return builder -> builder.addModule(WireTimes.module());
  }

  @Bean
  FilterRegistrationBean<ForeignPageGuard> foreignPageGuard(
      ApiSettings settings, ErrorWriter errors) {
    ForeignPageGuard guard =
        new ForeignPageGuard(
            settings.http(), settings.baseUrl(), settings.temporal().uiUrl(), errors);
    return first(guard, 0);
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(ApiSettings settings, ErrorWriter errors) {
    return first(new BodyLimit(settings.http().maxBody(), errors), 1);
  }

  @Bean
  WebMvcConfigurer queryParameters() {
    QueryGuard guard = new QueryGuard();
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(guard);
      }
    };
  }

  private static <T extends jakarta.servlet.Filter> FilterRegistrationBean<T> first(
      T filter, int place) {
    FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10 + place);
    return registration;
  }
}
