package dev.formwork.standalone.history;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowServiceException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Histories of a Temporal server. */
final class ServerHistories implements AutoCloseable {

  private static final String UNDER_WAY = "ExecutionStatus = 'Running'";
  private static final Set<String> OPTIONS =
      Set.of("query", "limit", "temporal", "namespace", "tls-ca", "tls-cert", "tls-key");

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final String target;
  private final String query;
  private final int limit;

  private ServerHistories(
      WorkflowServiceStubs stubs, String target, String namespace, String query, int limit) {
    this.stubs = stubs;
    this.target = target;
    this.query = query;
    this.limit = limit;
    this.client =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
  }

  /** Sorts the words; besides the options of the server there are these. */
  static Arguments arguments(List<String> words, Set<String> more) {
    Set<String> all = new HashSet<>(OPTIONS);
    all.addAll(more);
    Arguments arguments = Arguments.of(words, Set.of(), all);
    if (!arguments.names().isEmpty()) {
      throw new UsageFault(
          "'%s' belongs to no option.".formatted(String.join(" ", arguments.names())));
    }
    return arguments;
  }

  static ServerHistories of(Arguments arguments, Map<String, String> environment) {
    String target =
        arguments.value("temporal", environment.getOrDefault("TEMPORAL_ADDRESS", "127.0.0.1:7233"));
    String namespace =
        arguments.value("namespace", environment.getOrDefault("TEMPORAL_NAMESPACE", "default"));
    WorkflowServiceStubsOptions.Builder options =
        WorkflowServiceStubsOptions.newBuilder().setTarget(target);
    if (arguments.has("tls-ca")) {
      options.setSslContext(encryption(arguments));
    }
    return new ServerHistories(
        WorkflowServiceStubs.newServiceStubs(options.build()),
        target,
        namespace,
        arguments.value("query", UNDER_WAY),
        limit(arguments.value("limit", "1000")));
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      // The message below serves both.
    }
    throw new UsageFault("Limit '%s' must be a number from 1 (--limit).".formatted(text));
  }

  private static SslContext encryption(Arguments arguments) {
    try {
      SslContextBuilder context =
          GrpcSslContexts.forClient().trustManager(file(arguments, "tls-ca"));
      if (arguments.has("tls-cert")) {
        context.keyManager(file(arguments, "tls-cert"), file(arguments, "tls-key"));
      }
      return context.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new UsageFault("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  private static File file(Arguments arguments, String option) {
    File file = new File(arguments.value(option, ""));
    if (!file.canRead()) {
      throw new UsageFault("File '%s' cannot be read (--%s).".formatted(file, option));
    }
    return file;
  }

  /**
   * The histories, the newest run first.
   *
   * @throws UsageFault when the server cannot be reached or refuses the query
   */
  List<RunHistory> fetch() {
    try {
      return client.listExecutions(query).limit(limit).map(this::fetch).toList();
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      Throwable last = e;
      while (last.getCause() != null) {
        last = last.getCause();
      }
      throw new UsageFault(
          "Temporal at %s did not give its histories: %s. Check --temporal, --namespace and --query."
              .formatted(target, last.getMessage()),
          e);
    }
  }

  private RunHistory fetch(WorkflowExecutionMetadata run) {
    var execution = run.getExecution();
    return new RunHistory(
        target, client.fetchHistory(execution.getWorkflowId(), execution.getRunId()));
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
