package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Dry runs; numbers are those of the scaffolder contract, section 7 D. */
class DryRunIT {

  private static final String DRY_RUN = "/api/scaffolder/v2/dry-run";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  private static Map<String, Object> template(Object... steps) {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("type", "service");
    spec.put(
        "parameters",
        Map.of(
            "required", List.of("name"), "properties", Map.of("name", Map.of("type", "string"))));
    spec.put("secrets", Map.of("schema", Map.of("required", List.of("token"))));
    spec.put("steps", List.of(steps));
    spec.put("output", Map.of("named", "${{ parameters.name }}"));
    return Map.of(
        "apiVersion",
        "scaffolder.backstage.io/v1beta3",
        "kind",
        "Template",
        "metadata",
        Map.of("name", "tried"),
        "spec",
        spec);
  }

  private Answer tryOut(Map<String, Object> template, String path, String text) {
    return post(template, path, text, "ada", Map.of("token", "s3cr3t-value"));
  }

  private Answer post(
      Map<String, Object> template,
      String path,
      String text,
      String name,
      Map<String, String> secrets) {
    String content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> body =
        Map.of(
            "template",
            template,
            "values",
            name.isEmpty() ? Map.of() : Map.of("name", name),
            "secrets",
            secrets,
            "directoryContents",
            List.of(Map.of("path", path, "base64Content", content)));
    return calls.post(DRY_RUN, HttpCalls.JSON.writeValueAsString(body));
  }

  @Test
  void answersLogFilesOutputAndSteps() {
    Answer answer =
        tryOut(
            template(
                Map.of(
                    "id",
                    "fetch",
                    "action",
                    "fetch:template",
                    "input",
                    Map.of("url", "./files", "values", Map.of("name", "${{ parameters.name }}"))),
                Map.of(
                    "action", "debug:log", "input", Map.of("message", "t=${{ secrets.token }}"))),
            "files/hello.txt",
            "Hello ${{ values.name }}");

    JsonNode json = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder("log", "directoryContents", "output", "steps");
    assertThat(json.path("log").get(0).toString())
        .isEqualTo("{\"body\":{\"message\":\"Starting up task with 3 steps\"}}");
    assertThat(json.path("log").get(1).path("body").toString())
        .contains("\"stepId\":\"fetch\"")
        .contains("\"status\":\"processing\"");
    assertThat(json.path("directoryContents").toString())
        .isEqualTo(
            "[{\"path\":\"hello.txt\",\"executable\":false,\"base64Content\":\"SGVsbG8gYWRh\"}]");
    assertThat(json.path("output").toString()).isEqualTo("{\"named\":\"ada\"}");
    assertThat(json.path("steps").get(1).path("id").stringValue()).isEqualTo("step-2");
    assertThat(json.path("steps").get(1).path("input").path("message").stringValue())
        .isEqualTo("t=${{ secrets.token }}");
    assertThat(answer.text()).doesNotContain("s3cr3t-value");
  }

  @Test
  void keepsNothingOfTheCall() {
    tryOut(template(Map.of("action", "debug:log")), "a.txt", "x");

    assertThat(count("select count(*) from dry_run")).isZero();
  }

  @Test
  void keepsNoAnswerUnderAKey() {
    String body =
        HttpCalls.JSON.writeValueAsString(
            Map.of(
                "template", template(Map.of("action", "debug:log")),
                "values", Map.of("name", "keyed"),
                "secrets", Map.of("token", "s3cr3t-value"),
                "directoryContents", List.of()));

    Answer answer =
        calls.send("POST", DRY_RUN, body, Map.of("Idempotency-Key", "dry-run-with-a-key"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(count("select count(*) from idempotent_call where call_key = 'dry-run-with-a-key'"))
        .isZero();
  }

  private int count(String sql) {
    return JdbcClient.create(api.database()).sql(sql).query(Integer.class).single();
  }

  @Test
  @DisplayName("93: answers the error of a step that fails, and no log")
  void answersTheErrorOfAStepThatFails() {
    Answer answer =
        tryOut(
            template(
                Map.of(
                    "id",
                    "r",
                    "action",
                    "fs:read",
                    "input",
                    Map.of("path", "${{ secrets.token }}"))),
            "a.txt",
            "x");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message()).contains("***");
    assertThat(answer.text()).doesNotContain("s3cr3t-value").doesNotContain("\"log\"");
  }

  @Test
  @DisplayName("94: refuses a template without steps, and one of another version")
  void refusesWhatIsNoTemplate() {
    Map<String, Object> noSteps = new LinkedHashMap<>(template());
    noSteps.put("spec", Map.of("type", "service"));
    Map<String, Object> old = new LinkedHashMap<>(template());
    old.put("apiVersion", "backstage.io/v1beta2");

    Answer faulty = tryOut(noSteps, "a.txt", "x");
    Answer outdated = tryOut(old, "a.txt", "x");

    assertThat(faulty.status()).isEqualTo(400);
    assertThat(faulty.message()).contains("/spec").contains("steps");
    assertThat(outdated.status()).isEqualTo(400);
    assertThat(outdated.message()).startsWith("Input is not a template");
  }

  @Test
  @DisplayName("95: refuses a file outside of the template's folder with 403")
  void refusesAFileOutside() {
    Answer answer = tryOut(template(Map.of("action", "debug:log")), "../evil", "x");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errorName()).isEqualTo("NotAllowedError");
  }

  @Test
  @DisplayName("96: makes outputs up for an action without support")
  void makesOutputsUp() {
    Answer answer =
        tryOut(
            template(
                Map.of("id", "m", "action", "test:made-up"),
                Map.of(
                    "action",
                    "debug:log",
                    "input",
                    Map.of(
                        "message",
                        "${{ steps.m.output.text }}/${{ steps.m.output.count }}/${{ steps.m.output.list | dump }}"))),
            "a.txt",
            "x");

    assertThat(answer.json().path("log").toString())
        .contains("Skipping because test:made-up does not support dry-run")
        .contains("\"status\":\"skipped\"")
        .contains("<example>/0/[\\\"<example>\\\"]");
  }

  @Test
  void listsEveryFaultOfValuesAndSecrets() {
    Answer answer = post(template(Map.of("action", "debug:log")), "a.txt", "x", "", Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().propertyNames()).containsExactly("errors");
    assertThat(answer.json().path("errors").get(0).path("message").stringValue())
        .isEqualTo("requires property \"name\"");
    assertThat(answer.json().path("errors").get(1).path("message").stringValue())
        .isEqualTo("secrets.token is required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|request/body must have required property 'template'",
        "[]|request/body must be object",
        "{\"template\":1}|request/body/template must be object",
        "{\"template\":{}}|request/body must have required property 'values'",
        "{\"template\":{},\"values\":[]}|request/body/values must be object",
        "{\"template\":{},\"values\":{}}|request/body must have required property 'directoryContents'",
        "{\"template\":{},\"values\":{},\"directoryContents\":{}}|request/body/directoryContents must be array",
        "{\"template\":{},\"values\":{},\"directoryContents\":[{\"path\":\"x\"}]}|request/body/directoryContents/0 must have required property 'base64Content'",
        "{\"template\":{},\"values\":{},\"directoryContents\":[],\"secrets\":{\"a\":1}}|request/body/secrets/a must be string"
      })
  void saysWhatIsWrongWithABody(String body, String message) {
    Answer answer = calls.post(DRY_RUN, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo(message);
  }
}
