package dev.formwork.api.temporal;

import dev.formwork.api.ApiSettings;
import dev.formwork.api.identity.Audit;
import dev.formwork.api.identity.Permissions;
import dev.formwork.integrations.micrometer.TemporalScope;
import dev.formwork.integrations.opentelemetry.RunTraces;
import dev.formwork.workflows.payload.EncryptingPayloadCodec;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The client of the Temporal server. */
@Configuration(proxyBeanMethods = false)
public class TemporalConfiguration {

  @Bean
  Keyring keyring(ApiSettings settings) {
    if (settings.keyring().isBlank()) {
      throw new IllegalArgumentException(
          "Setting formwork.keyring is empty. Give this process and the worker the same keys: <id>:<base64 of 32 bytes>, e.g. 2026-11:$(openssl rand -base64 32).");
    }
    return Keyring.parse(settings.keyring());
  }

  @Bean
  DataConverter runDataConverter(Keyring keyring) {
    return RunDataConverter.of(keyring);
  }

  /** Connects with the first call, so that the portal opens while the Temporal server is away. */
  @Bean(destroyMethod = "shutdown")
  @ConditionalOnMissingBean
  WorkflowServiceStubs workflowServiceStubs(ApiSettings settings, MeterRegistry meters)
      throws SSLException {
    TemporalSettings temporal = settings.temporal();
    WorkflowServiceStubsOptions.Builder options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(temporal.target())
            .setRpcTimeout(temporal.patience())
            .setMetricsScope(TemporalScope.of(meters));
    if (temporal.tls() != null) {
      options.setSslContext(encryption(temporal.tls()).build());
    }
    return WorkflowServiceStubs.newServiceStubs(options.build());
  }

  @Bean
  WorkflowClient workflowClient(
      WorkflowServiceStubs stubs,
      DataConverter converter,
      ObjectProvider<RunTraces> traces,
      ApiSettings settings) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(settings.temporal().namespace())
            .setDataConverter(converter)
            .setIdentity("formwork-api")
            .setContextPropagators(traces.stream().map(RunTraces::header).toList())
            .setInterceptors(
                traces.stream().map(RunTraces::starts).toArray(WorkflowClientInterceptor[]::new))
            .build());
  }

  @Bean
  TemporalConnection temporalConnection(WorkflowServiceStubs stubs, ApiSettings settings) {
    return new TemporalConnection(stubs, settings.temporal());
  }

  @Bean
  PayloadDecoding payloadDecoding(
      Keyring keyring, Permissions permissions, Audit audit, ApiSettings settings) {
    return new PayloadDecoding(
        new EncryptingPayloadCodec(keyring), permissions, audit, settings.temporal());
  }

  /** Before everything else that could answer a preflight. */
  @Bean
  FilterRegistrationBean<CodecCors> codecCors(ApiSettings settings) {
    FilterRegistrationBean<CodecCors> filter =
        new FilterRegistrationBean<>(new CodecCors(settings.temporal()));
    filter.addUrlPatterns(CodecCors.PATH);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }

  private static SslContextBuilder encryption(TemporalSettings.Tls tls) {
    SslContextBuilder context = GrpcSslContexts.forClient();
    if (tls.authority() != null) {
      context.trustManager(readable(tls.authority(), "authority").toFile());
    }
    if (tls.certificate() != null && tls.key() != null) {
      context.keyManager(
          readable(tls.certificate(), "certificate").toFile(), readable(tls.key(), "key").toFile());
    }
    return context;
  }

  private static Path readable(Path file, String setting) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "File %s cannot be read (setting formwork.temporal.tls.%s). Mount it, or correct the path."
              .formatted(file, setting));
    }
    return file;
  }
}
