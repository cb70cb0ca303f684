package dev.formwork.integrations.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.temporal.api.common.v1.Payload;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceHeaderTest {

  private final TraceHeader header = new TraceHeader();
  private final Tracer tracer = SdkTracerProvider.builder().build().get("test");

  @Test
  void carriesTheSpanOfTheClientThroughAWorkflowToItsActivities() {
    Span start = tracer.spanBuilder("run start").startSpan();
    Map<String, Payload> ofWorkflow;
    try (Scope scope = start.makeCurrent()) {
      ofWorkflow = header.serializeContext(header.getCurrentContext());
    }

    header.setCurrentContext(header.deserializeContext(ofWorkflow));
    Map<String, Payload> ofActivity = header.serializeContext(header.getCurrentContext());
    header.setCurrentContext(null);

    SpanContext parent = Span.fromContext(TraceHeader.parent(ofActivity)).getSpanContext();
    assertThat(parent.getTraceId()).isEqualTo(start.getSpanContext().getTraceId());
    assertThat(parent.getSpanId()).isEqualTo(start.getSpanContext().getSpanId());
    assertThat(parent.isRemote()).isTrue();
  }

  @Test
  void saysNothingWhereNobodyTraces() {
    assertThat(header.getCurrentContext()).isNull();
    assertThat(header.deserializeContext(Map.of())).isNull();
    assertThat(TraceHeader.parent(Map.of())).isSameAs(Context.root());
  }

  @Test
  void takesNoParentFromAHeaderThatIsNone() {
    Map<String, Payload> odd = header.serializeContext("nonsense");

    assertThat(Span.fromContext(TraceHeader.parent(odd)).getSpanContext().isValid()).isFalse();
  }
}
