package dev.formwork.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.formwork.integrations.opentelemetry.RunTraces;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Traces of a run whose workflow is replayed with every task, on a real Temporal server. */
class TraceReplayIT {

  private static final Keyring KEYRING =
      Keyring.parse("test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  private final Kept kept = new Kept();
  private final RunTraces traces =
      new RunTraces(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(kept))
                      .build())
              .build());
  private final TemporalDevServer temporal = TemporalDevServer.start();
  private final WorkflowClient client = tracing(temporal.client(RunDataConverter.of(KEYRING)));
  private final WorkerFactory worker =
      WorkerFactory.newInstance(
          client,
          WorkerFactoryOptions.newBuilder()
              .setWorkflowCacheSize(0)
              .setWorkerInterceptors(traces.attempts())
              .build());

  @AfterEach
  void stop() {
    worker.shutdownNow();
    temporal.close();
  }

  @Test
  void haveOneSpanForTheStartAndOneForEachAttempt() throws Exception {
    Worker made = worker.newWorker(TemplateRun.TASK_QUEUE);
    made.registerWorkflowImplementationTypes(WorkerApplication.workflows());
    made.registerActivitiesImplementations((DynamicActivity) arguments -> answer());
    worker.start();

    RunRequest request = request();
    TemplateRun run = client.newWorkflowStub(TemplateRun.class, RunStart.options(request));
    WorkflowClient.start(run::run, request);
    WorkflowStub.fromTyped(run).getResult(60, TimeUnit.SECONDS, RunView.class);

    assertThat(kept.spans)
        .extracting(SpanData::getName)
        .containsExactly("run start", "step test:one", "step test:two", "run record");
    assertThat(kept.spans).extracting(SpanData::getTraceId).containsOnly(kept.first().getTraceId());
    assertThat(kept.spans.subList(1, 4))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(kept.first().getSpanId());
    untraced()
        .replayWorkflowExecution(client.fetchHistory(RunStart.options(request).getWorkflowId()));
  }

  /** A worker that knows nothing of headers. */
  private Worker untraced() {
    Worker plain =
        WorkerFactory.newInstance(temporal.client(RunDataConverter.of(KEYRING)))
            .newWorker(TemplateRun.TASK_QUEUE);
    plain.registerWorkflowImplementationTypes(WorkerApplication.workflows());
    return plain;
  }

  private WorkflowClient tracing(WorkflowClient plain) {
    return WorkflowClient.newInstance(
        plain.getWorkflowServiceStubs(),
        plain.getOptions().toBuilder()
            .setInterceptors(traces.starts())
            .setContextPropagators(List.of(traces.header()))
            .build());
  }

  private static Object answer() {
    String type = Activity.getExecutionContext().getInfo().getActivityType();
    return type.startsWith("test:")
        ? new StepResult(Map.of(), null, List.of(), List.of(), null)
        : Map.of();
  }

  private static RunRequest request() throws JsonProcessingException {
    return RunDataConverter.mapper()
        .readValue(
            """
            {"runId": "01935f00-0000-7000-8000-000000000003", "interpreterVersion": 3,
             "templateRef": "template:default/java-service",
             "templateTitle": "Java service", "templateDigest": "sha256:abc",
             "spec": {"onFailure": "UNDO", "output": {}, "steps": [
               {"id": "one", "name": "One", "action": "test:one", "undo": "AUTO", "input": {}},
               {"id": "two", "name": "Two", "action": "test:two", "undo": "AUTO", "input": {}}]},
             "parameters": {}, "initiator": {"ref": "user:default/ada", "name": "Ada"},
             "secretNames": [], "environment": {}, "hosts": {}, "createdAt": "2026-11-21T12:00:00Z",
             "actions": {
               "test:one": {"attemptTimeout": "PT2M", "stepTimeout": "PT10M", "attempts": 1,
                 "backoff": "PT1S"},
               "test:two": {"attemptTimeout": "PT2M", "stepTimeout": "PT10M", "attempts": 1,
                 "backoff": "PT1S"}}}
            """,
            RunRequest.class);
  }

  /** What would be sent. */
  private static final class Kept implements SpanExporter {

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    private SpanData first() {
      return spans.getFirst();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> all) {
      spans.addAll(all);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
