package dev.formwork.integrations.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.temporal.common.context.ContextPropagator;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.interceptors.WorkflowClientInterceptor;

/**
 * A run as one trace: what started it, each attempt of its steps and undos on whichever worker, and
 * the calls they make. Workflows make no spans, so a replay makes none; they carry the trace's id
 * from their start to their activities in a header, which no replay compares.
 *
 * <p>No span holds an input, an output, a message or an address.
 */
public final class RunTraces {

  private static final String NAME = "dev.formwork";

  private final Tracer tracer;

  public RunTraces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer(NAME);
  }

  /** Makes a span of each start of a workflow, for a client. */
  public WorkflowClientInterceptor starts() {
    return new StartTraces(tracer);
  }

  /** Makes a span of each attempt, for a worker. */
  public WorkerInterceptor attempts() {
    return new AttemptTraces(tracer);
  }

  /** Where spans go, with everything taken out of them that the page about traces does not name. */
  public static SpanExporter discreet(SpanExporter exporter) {
    return new DiscreetSpans(exporter);
  }

  /** Carries the trace along, for a client and its workers. */
  public ContextPropagator header() {
    return new TraceHeader();
  }
}
