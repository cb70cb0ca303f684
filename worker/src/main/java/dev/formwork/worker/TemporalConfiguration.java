package dev.formwork.worker;

import dev.formwork.activities.action.ActionActivity;
import dev.formwork.activities.dryrun.AnsweredDryRuns;
import dev.formwork.integrations.micrometer.StepMeter;
import dev.formwork.integrations.micrometer.TemporalScope;
import dev.formwork.integrations.opentelemetry.RunTraces;
import dev.formwork.integrations.postgres.PostgresUndoLogs;
import dev.formwork.integrations.postgres.SecretCipher;
import dev.formwork.workflows.ApprovalTelling;
import dev.formwork.workflows.UndoPages;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of the Temporal server and the workers on it. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

  @Bean
  Keyring keyring(WorkerSettings settings) {
    return Keyring.parse(settings.keyring());
  }

  @Bean
  DataConverter runDataConverter(Keyring keyring) {
    return RunDataConverter.of(keyring);
  }

  /** Connects with the first call, so that the process starts while the Temporal server is away. */
  @Bean(destroyMethod = "")
  WorkflowServiceStubs workflowServiceStubs(WorkerSettings settings, MeterRegistry meters)
      throws SSLException {
    WorkerSettings.Temporal temporal = settings.temporal();
    WorkflowServiceStubsOptions.Builder options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(temporal.target())
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
      WorkerSettings settings) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(settings.temporal().namespace())
            .setDataConverter(converter)
            .setContextPropagators(traces.stream().map(RunTraces::header).toList())
            .build());
  }

  @Bean
  UndoPages undoPages(DataSource dataSource, Keyring keyring) {
    return new PostgresUndoLogs(dataSource, new SecretCipher(keyring));
  }

  @Bean
  RunWorkers runWorkers(
      WorkflowServiceStubs stubs,
      WorkflowClient client,
      ActionActivity activity,
      AnsweredDryRuns dryRuns,
      ApprovalTelling telling,
      UndoPages undoPages,
      MeterRegistry meters,
      ObjectProvider<RunTraces> traces,
      WorkerSettings settings) {
    List<WorkerInterceptor> watchers = new ArrayList<>(List.of(new StepMeter(meters)));
    traces.stream().map(RunTraces::attempts).forEach(watchers::add);
    return new RunWorkers(
        stubs, client, activity, dryRuns, telling, undoPages, watchers, settings.temporal());
  }

  private static SslContextBuilder encryption(WorkerSettings.Tls tls) {
    SslContextBuilder context = GrpcSslContexts.forClient();
    if (tls.authority() != null) {
      context.trustManager(readable(tls.authority(), "authority"));
    }
    if (tls.certificate() != null && tls.key() != null) {
      context.keyManager(readable(tls.certificate(), "certificate"), readable(tls.key(), "key"));
    }
    return context;
  }

  private static File readable(Path file, String setting) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "File %s cannot be read (setting formwork.temporal.tls.%s). Mount it, or correct the path."
              .formatted(file, setting));
    }
    return file.toFile();
  }
}
