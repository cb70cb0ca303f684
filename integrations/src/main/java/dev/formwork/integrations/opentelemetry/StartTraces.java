package dev.formwork.integrations.opentelemetry;

import dev.formwork.workflows.RunRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;

/** Makes a span of each start of a workflow. */
final class StartTraces extends WorkflowClientInterceptorBase {

  private final Tracer tracer;

  StartTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(
      WorkflowClientCallsInterceptor next) {
    return new Starts(next);
  }

  private final class Starts extends WorkflowClientCallsInterceptorBase {

    Starts(WorkflowClientCallsInterceptor next) {
      super(next);
    }

    @Override
    public WorkflowStartOutput start(WorkflowStartInput input) {
      Span span = begin(input);
      try (Scope scope = span.makeCurrent()) {
        return super.start(input);
      } catch (RuntimeException failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(SpanAttributes.OUTCOME, failure.getClass().getSimpleName());
        throw failure;
      } finally {
        span.end();
      }
    }
  }

  private Span begin(WorkflowClientCallsInterceptor.WorkflowStartInput input) {
    Object[] arguments = input.getArguments();
    if (arguments.length > 0 && arguments[0] instanceof RunRequest run) {
      return tracer
          .spanBuilder("run start")
          .setSpanKind(SpanKind.PRODUCER)
          .setAttribute(SpanAttributes.RUN, run.runId())
          .setAttribute(SpanAttributes.TEMPLATE, run.templateRef())
          .startSpan();
    }
    return tracer
        .spanBuilder("workflow start " + input.getWorkflowType())
        .setSpanKind(SpanKind.PRODUCER)
        .startSpan();
  }
}
