package dev.formwork.integrations.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscreetSpansTest {

  private final Kept kept = new Kept();
  private final Tracer tracer =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(new DiscreetSpans(kept)))
          .build()
          .get("test");

  @Test
  void letsOnlyNamedAttributesOut() {
    Span span = tracer.spanBuilder("http get /approve").startSpan();
    span.setAttribute("http.url", "/approve?t=secret");
    span.setAttribute("uri", "/approve");
    span.setAttribute(SpanAttributes.ATTEMPT, 2L);
    span.end();

    SpanData sent = kept.spans.getFirst();

    assertThat(sent.getAttributes().asMap().keySet())
        .extracting(AttributeKey::getKey)
        .containsExactlyInAnyOrder("uri", "formwork.attempt");
    assertThat(sent.getTotalAttributeCount()).isEqualTo(2);
  }

  @Test
  void letsNoWordsOfAFailureOut() {
    Span span = tracer.spanBuilder("GET").startSpan();
    span.recordException(new IllegalStateException("the token is s3cr3t"));
    span.addEvent("s3cr3t");
    span.setStatus(StatusCode.ERROR, "the token is s3cr3t");
    span.end();

    SpanData sent = kept.spans.getFirst();

    assertThat(sent.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(sent.getStatus().getDescription()).isEmpty();
    assertThat(sent.getEvents()).isEmpty();
  }

  @Test
  void refusesSettingsThatCouldNotWork() {
    assertThatThrownBy(() -> new TracingSettings(true, URI.create("collector:4318"), 1))
        .hasMessageContaining("formwork.tracing.endpoint");
    assertThatThrownBy(() -> new TracingSettings(false, URI.create("http://a"), 1.5))
        .hasMessageContaining("formwork.tracing.sampling");
    assertThat(new TracingSettings(false, URI.create(""), 0).enabled()).isFalse();
  }

  /** What was sent. */
  private static final class Kept implements SpanExporter {

    private final List<SpanData> spans = new ArrayList<>();

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
