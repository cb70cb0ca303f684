package dev.formwork.integrations.opentelemetry;

import com.google.protobuf.ByteString;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header `traceparent` of workflows and activities, as W3C's Trace Context writes it
 * (https://www.w3.org/TR/trace-context/, read 2026-11). Inside a workflow it is only carried.
 */
final class TraceHeader implements ContextPropagator {

  private static final String NAME = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final ThreadLocal<@Nullable String> CARRIED = new ThreadLocal<>();

  @Override
  public String getName() {
    return "formwork-trace";
  }

  @Override
  public Map<String, Payload> serializeContext(Object context) {
    Map<String, Payload> header = new LinkedHashMap<>();
    header.put(NAME, payload(String.valueOf(context)));
    return header;
  }

  @Override
  public @Nullable Object deserializeContext(Map<String, Payload> header) {
    return text(header);
  }

  /** The span of this thread; in a workflow, which has none, what its start brought. */
  @Override
  public @Nullable Object getCurrentContext() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid() ? written(Context.current()) : CARRIED.get();
  }

  @Override
  public void setCurrentContext(@Nullable Object context) {
    if (context instanceof String carried) {
      CARRIED.set(carried);
    } else {
      CARRIED.remove();
    }
  }

  /** The span that a header names as the parent; the root when it names none. */
  static Context parent(Map<String, Payload> header) {
    String text = text(header);
    return text == null ? Context.root() : W3C.extract(Context.root(), text, Single.HEADER);
  }

  private static @Nullable String written(Context context) {
    Map<String, String> fields = new LinkedHashMap<>();
    W3C.inject(context, fields, Map::put);
    return fields.get(NAME);
  }

  /** Legible in Temporal's pages; a trace's id is no secret. */
  private static Payload payload(String text) {
    return Payload.newBuilder()
        .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
        .setData(ByteString.copyFromUtf8('"' + text + '"'))
        .build();
  }

  private static @Nullable String text(Map<String, Payload> header) {
    Payload payload = header.get(NAME);
    return payload == null ? null : payload.getData().toStringUtf8().replace("\"", "");
  }

  /** Reads the one field from its own text. */
  private enum Single implements TextMapGetter<String> {
    HEADER;

    @Override
    public Iterable<String> keys(String carrier) {
      return List.of(NAME);
    }

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
      return key.equals(NAME) ? carrier : null;
    }
  }
}
