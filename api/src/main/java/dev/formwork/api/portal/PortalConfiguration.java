package dev.formwork.api.portal;

import dev.formwork.api.ApiSettings;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The portal's files and the pages' security headers. */
@Configuration(proxyBeanMethods = false)
public class PortalConfiguration {

  /** Styles may stand in the page, because the components write them there; scripts may not. */
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: https:; font-src 'self' data:; connect-src 'self';"
          + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

  @Bean
  WebMvcConfigurer portalFiles() {
    return new WebMvcConfigurer() {
      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler("/assets/**")
            .addResourceLocations("classpath:/META-INF/resources/assets/")
            .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry
            .addResourceHandler("/**")
            .addResourceLocations("classpath:/META-INF/resources/")
            .setCacheControl(CacheControl.noCache())
            .resourceChain(true)
            .addResolver(new PortalPages());
      }
    };
  }

  /**
   * Writes security headers. Who may do what is decided by the routes; there are no sessions, and
   * foreign pages are kept out before this chain.
   */
  @Bean
  SecurityFilterChain securityHeaders(HttpSecurity http, ApiSettings settings) throws Exception {
    String ancestors =
        Stream.concat(
                Stream.of("'self'"), settings.http().frameAncestors().stream().map(String::valueOf))
            .collect(Collectors.joining(" "));
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                    .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY + ancestors)))
        .build();
  }
}
