package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.formwork.standalone.TraceReceiver.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as a collector sees it, on the real servers. */
class TracingIT {

  private static final String SECRET = "s3cr3t-b4f1c0ffee-do-not-leak";
  private static final String IN_ADDRESS = "t0k3n-in-an-address";
  private static final String TYPED = "words-that-somebody-typed";

  @TempDir Path folder;

  private int filesPort;

  @Test
  void showsARunAsOneTraceFromTheRequestToTheCallsOfItsStepsAndTellsNoSecret() throws Exception {
    try (TraceReceiver receiver = new TraceReceiver();
        FormworkProcess formwork = up(receiver, true)) {
      HttpResponse<String> accepted = launch(formwork);
      String run = ApiClient.JSON.readTree(accepted.body()).path("id").asText();
      assertThat(new ApiClient(formwork.url()).await(run).path("phase").asText())
          .isEqualTo("undone");

      List<Received> trace = awaitTrace(receiver, accepted);

      assertThat(trace)
          .extracting(span -> span.span().getName())
          .contains(
              "http post /api/scaffolder/v2/tasks",
              "run start",
              "step fetch:plain:file",
              "step debug:log",
              "GET",
              "undo debug:log",
              "run record");
      assertThat(trace).extracting(Received::service).contains("formwork-api", "formwork-worker");
      assertThat(attempts(trace, "flaky"))
          .containsExactlyInAnyOrder("1 Unavailable", "2 succeeded");
      assertThat(attempts(trace, "missing")).containsExactly("1 InvalidInput");
      assertThat(statuses(trace)).containsExactlyInAnyOrder("200", "200", "404", "503");
      assertHangsTogether(trace);
      assertBelongsToTheRun(trace, run);
      assertThat(receiver.wire()).doesNotContain(SECRET, IN_ADDRESS, TYPED, "a.txt");
      assertThat(Files.readString(folder.resolve("data/logs/formwork.log")))
          .contains("traceId=" + trace.getFirst().trace());
    }
  }

  @Test
  void sendsNothingUnlessItIsSwitchedOn() throws Exception {
    try (TraceReceiver receiver = new TraceReceiver();
        FormworkProcess formwork = up(receiver, false)) {
      HttpResponse<String> accepted = launch(formwork);
      String run = ApiClient.JSON.readTree(accepted.body()).path("id").asText();

      new ApiClient(formwork.url()).await(run);

      formwork.terminate();
      assertThat(receiver.spans()).isEmpty();
      assertThat(accepted.headers().firstValue("traceresponse")).isEmpty();
      assertThat(Files.readString(folder.resolve("data/logs/formwork.log")))
          .doesNotContain("traceId");
    }
  }

  private FormworkProcess up(TraceReceiver receiver, boolean enabled) throws IOException {
    HttpServer files = files();
    return FormworkProcess.up(
        folder.resolve("data"),
        "--formwork.tracing.enabled=" + enabled,
        "--formwork.tracing.endpoint=" + receiver.endpoint(),
        "--management.opentelemetry.tracing.export.schedule-delay=500ms",
        "--formwork.fetch.allowed-hosts=127.0.0.1:" + files.getAddress().getPort());
  }

  /** Serves one file, one that is there at the second look, and nothing else. */
  private HttpServer files() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var looks = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean isThere = path.equals("/a.txt");
            boolean isAway = path.equals("/flaky") && looks.incrementAndGet() == 1;
            int status = isAway ? 503 : isThere || path.equals("/flaky") ? 200 : 404;
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
    filesPort = server.getAddress().getPort();
    return server;
  }

  private HttpResponse<String> launch(FormworkProcess formwork) throws Exception {
    ApiClient api = new ApiClient(formwork.url());
    String template =
        """
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata: { name: traced, title: Traced }
        spec:
          type: service
          owner: group:default/platform
          parameters:
            - properties: { words: { type: string } }
          steps:
            - { id: told, action: debug:log, input: { message: '${{ secrets.token }} ${{ parameters.words }}' } }
            - { id: there, action: fetch:plain:file, input: { url: 'http://127.0.0.1:%1$d/a.txt?token=%2$s', targetPath: a.txt } }
            - { id: flaky, action: fetch:plain:file, input: { url: 'http://127.0.0.1:%1$d/flaky?token=%2$s', targetPath: b.txt } }
            - { id: missing, action: fetch:plain:file, input: { url: 'http://127.0.0.1:%1$d/c.txt?token=%2$s', targetPath: c.txt } }
        """
            .formatted(filesPort, IN_ADDRESS);
    String content = Base64.getEncoder().encodeToString(template.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> file =
        Map.of("path", "template.yaml", "content", content, "executable", false);
    assertThat(api.post("/api/formwork/v1/templates", Map.of("files", List.of(file))).status())
        .isEqualTo(201);
    String body =
        ApiClient.JSON.writeValueAsString(
            Map.of(
                "templateRef", "template:default/traced",
                "values", Map.of("words", TYPED),
                "secrets", Map.of("token", SECRET)));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(formwork.url().resolve("/api/scaffolder/v2/tasks"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      return answer;
    }
  }

  /** The spans of the trace that the answer names, once the run's end is among them. */
  private static List<Received> awaitTrace(TraceReceiver receiver, HttpResponse<?> accepted) {
    String id = accepted.headers().firstValue("traceresponse").orElseThrow().split("-")[1];
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              List<String> names = names(receiver, id);
              assertThat(names).contains("undo debug:log", "http post /api/scaffolder/v2/tasks");
              assertThat(names).filteredOn("run record"::equals).hasSizeGreaterThan(1);
            });
    return receiver.spans().stream().filter(span -> span.trace().equals(id)).toList();
  }

  private static List<String> names(TraceReceiver receiver, String trace) {
    return receiver.spans().stream()
        .filter(span -> span.trace().equals(trace))
        .map(span -> span.span().getName())
        .toList();
  }

  private static void assertHangsTogether(List<Received> trace) {
    Set<String> ids = trace.stream().map(Received::id).collect(Collectors.toSet());
    assertThat(trace.stream().filter(span -> span.parent().isEmpty()))
        .extracting(span -> span.span().getName())
        .containsExactly("http post /api/scaffolder/v2/tasks");
    assertThat(trace.stream().map(Received::parent).filter(parent -> !parent.isEmpty()))
        .allSatisfy(parent -> assertThat(ids).contains(parent));
    assertThat(trace).extracting(Received::id).doesNotHaveDuplicates();
  }

  private static void assertBelongsToTheRun(List<Received> trace, String run) {
    assertThat(trace)
        .filteredOn(span -> span.span().getName().matches("(step|undo|run) .*"))
        .hasSizeGreaterThan(6)
        .allSatisfy(
            span ->
                assertThat(span.attributes())
                    .containsEntry("formwork.run.id", run)
                    .containsEntry("formwork.template", "template:default/traced"));
    assertThat(trace).filteredOn(span -> span.span().getName().equals("run start")).hasSize(1);
  }

  private static List<String> attempts(List<Received> trace, String step) {
    return trace.stream()
        .filter(span -> span.span().getName().startsWith("step "))
        .filter(span -> span.attribute("formwork.step.id").equals(step))
        .map(span -> span.attribute("formwork.attempt") + " " + span.attribute("formwork.outcome"))
        .toList();
  }

  private static List<String> statuses(List<Received> trace) {
    return trace.stream()
        .filter(span -> span.span().getName().equals("GET"))
        .map(span -> span.attribute("http.response.status_code"))
        .toList();
  }
}
