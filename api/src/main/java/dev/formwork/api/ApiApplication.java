package dev.formwork.api;

import dev.formwork.api.approvals.ApprovalsConfiguration;
import dev.formwork.api.attention.AttentionConfiguration;
import dev.formwork.api.catalog.CatalogConfiguration;
import dev.formwork.api.http.HttpConfiguration;
import dev.formwork.api.idempotency.IdempotencyConfiguration;
import dev.formwork.api.identity.IdentityConfiguration;
import dev.formwork.api.metrics.MetricsConfiguration;
import dev.formwork.api.portal.PortalConfiguration;
import dev.formwork.api.reconcile.ReconcileConfiguration;
import dev.formwork.api.runs.RunsConfiguration;
import dev.formwork.api.scaffolder.ScaffolderConfiguration;
import dev.formwork.api.temporal.TemporalConfiguration;
import dev.formwork.api.tracing.TracingConfiguration;
import dev.formwork.api.v1.NativeApiConfiguration;
import dev.formwork.api.v1.OpenApiConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The process that serves the HTTP API and the portal. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ApiSettings.class)
@Import({
  HttpConfiguration.class,
  IdentityConfiguration.class,
  IdempotencyConfiguration.class,
  TracingConfiguration.class,
  TemporalConfiguration.class,
  RunsConfiguration.class,
  ApprovalsConfiguration.class,
  AttentionConfiguration.class,
  ReconcileConfiguration.class,
  MetricsConfiguration.class,
  CatalogConfiguration.class,
  ScaffolderConfiguration.class,
  NativeApiConfiguration.class,
  OpenApiConfiguration.class,
  PortalConfiguration.class
})
public class ApiApplication {

  /**
   * The application with its defaults. Its settings file has a name of its own, because another
   * process of the house may run in the same JVM.
   */
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(ApiApplication.class)
        .properties("spring.config.name=formwork-api");
  }

  @Bean
  PublicAddress publicAddress(ApiSettings settings, Environment environment) {
    return new PublicAddress(settings, environment);
  }

  /** Starts the process. */
  public static void main(String[] arguments) {
    builder().run(arguments);
  }
}
