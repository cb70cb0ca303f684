package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import dev.formwork.api.HttpCalls.Answer;
import dev.formwork.workflows.payload.EncryptingPayloadCodec;
import dev.formwork.workflows.payload.Keyring;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What holds for every route, and the portal's files. */
class ServerIT {

  private static final String CANCEL = "/api/scaffolder/v2/tasks/none/cancel";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  @Test
  void describesItsNativeApi() {
    Answer answer = calls.get("/api/formwork/v1/openapi.json");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode document = answer.json();
    assertThat(document.path("openapi").stringValue()).startsWith("3.1");
    assertThat(document.path("paths").propertyNames())
        .contains("/api/formwork/v1/runs/{id}", "/api/formwork/v1/templates")
        .allMatch(path -> path.startsWith("/api/formwork/v1/"));
    JsonNode run = document.path("components").path("schemas").path("RunAnswer");
    assertThat(run.path("required").values())
        .extracting(JsonNode::stringValue)
        .contains("id", "phase", "failure");
    assertThat(run.path("properties").path("endedAt").path("type").values())
        .extracting(JsonNode::stringValue)
        .containsExactlyInAnyOrder("string", "null");
  }

  @Test
  void listsTheActionsOfTheWorkersInOrder() {
    Answer answer = calls.get("/api/scaffolder/v2/actions");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().values())
        .extracting(action -> action.path("id").stringValue())
        .contains("test:ok", "test:ok:old")
        .isSorted();
    assertThat(answer.json().get(0).path("schema").propertyNames())
        .containsExactly("input", "output");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/scaffolder/v2/nothing",
    "PUT, /api/scaffolder/v2/actions",
    "GET, /api/catalog/nothing",
    "PATCH, /api/catalog/entities"
  })
  void answersUnknownRoutesOfBackstageWithAnEmptyBody(String method, String path) {
    Answer answer = calls.send(method, path, null, Map.of());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/formwork/v1/nothing", "/api/other", "/api/formwork/v1/runs/x/y/z"})
  void saysThatAnUnknownRouteIsUnknown(String path) {
    Answer answer = calls.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorName()).isEqualTo("NotFoundError");
    assertThat(answer.message()).contains(path);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, null",
    "Origin, http://127.0.0.1:1",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void refusesChangesThatForeignPagesAskFor(String header, String value) {
    Answer answer = calls.send("POST", CANCEL, "{}", Map.of(header, value));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errorName()).isEqualTo("NotAllowedError");
    assertThat(answer.message()).contains("formwork.http.allowed-origins");
  }

  @Test
  void takesChangesFromItsOwnPagesAndFromTools() {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("Origin", "http://127.0.0.1:" + calls.port());
    own.put("Sec-Fetch-Site", "same-origin");

    assertThat(calls.send("POST", CANCEL, "{}", own).status()).isEqualTo(404);
    assertThat(calls.send("POST", CANCEL, "{}", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void answersOnlyForItsOwnNames() {
    Answer foreign = calls.send("GET", "/api/formwork/v1/me", null, Map.of("Host", "evil.example"));
    Answer own = calls.send("GET", "/api/formwork/v1/me", null, Map.of("Host", "localhost:1"));

    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.message()).contains("'evil.example'", "formwork.http.allowed-hosts");
    assertThat(own.status()).isEqualTo(200);
  }

  @Test
  void refusesToTakeTheWorldForTheLocalUser() {
    assertThatThrownBy(() -> api.start(Map.of("server.address", "0.0.0.0")))
        .rootCause()
        .hasMessageContaining("user:default/local");
  }

  @Test
  void saysWhoAsksAndWhatItIs() {
    JsonNode me = calls.get("/api/formwork/v1/me").json();
    JsonNode about = calls.get("/api/formwork/v1/about").json();

    assertThat(me.path("ref").stringValue()).isEqualTo("user:default/local");
    assertThat(me.path("local").booleanValue()).isTrue();
    assertThat(about.propertyNames())
        .containsExactlyInAnyOrder(
            "version", "temporalUiUrl", "durable", "banner", "localGit", "mail", "slack", "hosts");
    assertThat(about.path("banner").isNull()).isTrue();
  }

  @Test
  void decodesPayloadsForTemporalsPagesOnly() throws Exception {
    Payload plain =
        Payload.newBuilder()
            .putMetadata("encoding", utf8("json/plain"))
            .setData(utf8("\"hi\""))
            .build();
    Payloads encoded =
        Payloads.newBuilder()
            .addAllPayloads(
                new EncryptingPayloadCodec(Keyring.parse(RunningApi.KEY)).encode(List.of(plain)))
            .build();
    String ui = "http://127.0.0.1:8233";

    Answer decoded =
        calls.send(
            "POST",
            "/api/codec/decode",
            JsonFormat.printer().print(encoded),
            Map.of("Origin", ui, "X-Namespace", "default", "Sec-Fetch-Site", "same-site"));
    Answer preflight =
        calls.send(
            "OPTIONS",
            "/api/codec/decode",
            null,
            Map.of("Origin", ui, "Access-Control-Request-Method", "POST"));
    Answer foreign =
        calls.send("POST", "/api/codec/decode", "{}", Map.of("Origin", "http://evil.example"));

    assertThat(decoded.status()).isEqualTo(200);
    assertThat(decoded.json().path("payloads").get(0).path("data").stringValue())
        .isEqualTo("ImhpIg==");
    assertThat(decoded.header("Access-Control-Allow-Origin")).isEqualTo(ui);
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("X-Namespace");
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(calls.post("/api/codec/decode", "[]").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/runs/018f", "/templates/default/java-service"})
  void answersThePortalsAddressesWithItsPage(String path) {
    Answer answer = calls.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("script-src 'self';", "frame-ancestors 'self'")
        .doesNotContain("unsafe-eval");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/none.js", "/none.js", "/git/none", "/actuator/none"})
  void hasNoPageForWhatIsNoAddressOfThePortal(String path) {
    assertThat(calls.get(path).status()).isEqualTo(404);
  }

  @Test
  void isHealthy() {
    assertThat(calls.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(calls.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(calls.get("/actuator/prometheus").status()).isEqualTo(200);
  }

  private static ByteString utf8(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
