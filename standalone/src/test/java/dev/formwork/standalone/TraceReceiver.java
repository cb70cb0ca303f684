package dev.formwork.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A collector that takes traces by OTLP over HTTP, as OpenTelemetry's own does. */
final class TraceReceiver implements AutoCloseable {

  private final HttpServer server;
  private final List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  TraceReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** A span that arrived, with the process that sent it. */
  record Received(String service, Span span) {

    String trace() {
      return hex(span.getTraceId().toByteArray());
    }

    String id() {
      return hex(span.getSpanId().toByteArray());
    }

    /** Empty for the first of a trace. */
    String parent() {
      return hex(span.getParentSpanId().toByteArray());
    }

    Map<String, String> attributes() {
      return span.getAttributesList().stream()
          .collect(
              Collectors.toMap(
                  each -> each.getKey(),
                  each ->
                      each.getValue().hasIntValue()
                          ? String.valueOf(each.getValue().getIntValue())
                          : each.getValue().getStringValue()));
    }

    String attribute(String name) {
      return attributes().getOrDefault(name, "");
    }

    private static String hex(byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  List<Received> spans() {
    return requests.stream()
        .flatMap(request -> request.getResourceSpansList().stream())
        .flatMap(
            resource ->
                resource.getScopeSpansList().stream()
                    .flatMap(scope -> scope.getSpansList().stream())
                    .map(span -> new Received(service(resource.getResource()), span)))
        .toList();
  }

  /** All that arrived, as it came over the wire. */
  String wire() {
    return String.join("\n", bodies);
  }

  private static String service(Resource resource) {
    return resource.getAttributesList().stream()
        .filter(each -> each.getKey().equals("service.name"))
        .map(each -> each.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      bodies.add(new String(body, StandardCharsets.ISO_8859_1));
      requests.add(ExportTraceServiceRequest.parseFrom(body));
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
