package dev.formwork.integrations.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lets out of the process what the page about traces names, and nothing else: other attributes,
 * messages of failures and stack traces may hold what somebody typed, or an address with a token.
 */
final class DiscreetSpans implements SpanExporter {

  /** Those of requests are Spring's, where `uri` is the pattern of the route. */
  private static final Set<String> OF_REQUESTS =
      Set.of("method", "uri", "status", "outcome", "exception");

  private static final Set<String> OF_CALLS =
      Set.of("server.address", "server.port", "http.response.status_code");

  private static final String OURS = "formwork.";

  private final SpanExporter exporter;

  DiscreetSpans(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return exporter.export(spans.stream().<SpanData>map(Discreet::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  private static boolean isNamed(String attribute) {
    return attribute.startsWith(OURS)
        || OF_REQUESTS.contains(attribute)
        || OF_CALLS.contains(attribute);
  }

  /** A span without what nobody has named. */
  private static final class Discreet extends DelegatingSpanData {

    private final SpanData span;
    private final Attributes attributes;

    Discreet(SpanData span) {
      super(span);
      this.span = span;
      this.attributes =
          span.getAttributes().toBuilder().removeIf(key -> !isNamed(key.getKey())).build();
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
      return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
      return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
      return 0;
    }

    @Override
    public StatusData getStatus() {
      return StatusData.create(span.getStatus().getStatusCode(), "");
    }
  }
}
