package dev.formwork.integrations.opentelemetry;

import dev.formwork.activities.port.trace.CallTraces;
import dev.formwork.activities.port.trace.OpenCall;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

/** Makes a span of each call, below the span of the attempt. */
record SpansOfCalls(Tracer tracer) implements CallTraces {

  @Override
  public OpenCall begin(String name, String host, int port) {
    Span span =
        tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(SpanAttributes.HOST, host)
            .startSpan();
    if (port > 0) {
      span.setAttribute(SpanAttributes.PORT, (long) port);
    }
    return new SpanOfCall(span);
  }

  /** One call. */
  private record SpanOfCall(Span span) implements OpenCall {

    @Override
    public void answered(int status) {
      span.setAttribute(SpanAttributes.STATUS, (long) status);
      if (status >= 400) {
        span.setStatus(StatusCode.ERROR);
      }
    }

    @Override
    public void failed(Exception failure) {
      span.setAttribute(SpanAttributes.OUTCOME, failure.getClass().getSimpleName());
      span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
      span.end();
    }
  }
}
