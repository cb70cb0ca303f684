package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Starting runs; numbers are those of the scaffolder contract, section 7 D. */
class NewTasksIT {

  private static final String TASKS = "/api/scaffolder/v2/tasks";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String plain =
      api.templates()
          .add(
              "plain",
              """
              steps:
                - id: one
                  action: test:ok
                  input: {greeting: 'Hello ${{ parameters.name }}'}
                - action: test:ok
              output:
                links:
                  - {title: Home, url: 'https://example.org/${{ parameters.name }}'}
              """);
  private final String strict =
      api.templates()
          .add(
              "strict",
              """
              parameters:
                - title: First
                  required: [name]
                  properties:
                    name: {type: string, pattern: '^[a-z]+$'}
                    size: {type: integer, default: 3}
                - title: Second
                  properties:
                    size: {type: integer, minimum: 1}
              secrets:
                schema:
                  type: object
                  required: [token]
                  properties:
                    token: {type: string, minLength: 3}
              steps:
                - {id: one, action: 'test:ok'}
              """);

  private static String body(String ref, String values) {
    return "{\"templateRef\":\"%s\",\"values\":%s}".formatted(ref, values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "{\"values\":{}}"})
  @DisplayName("69: asks for the template that a body does not name")
  void asksForTheTemplateThatABodyDoesNotName(String body) {
    Answer answer = calls.post(TASKS, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message()).contains("templateRef");
    assertThat(answer.json().path("request").path("url").stringValue()).isEqualTo("/v2/tasks");
    assertThat(answer.json().path("response").path("statusCode").intValue()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "template:/x", "template:default/", ":x"})
  @DisplayName("70: refuses references with an empty part")
  void refusesReferencesWithAnEmptyPart(String ref) {
    Answer answer = calls.post(TASKS, body(ref, "{}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message()).contains("input: templateRef", "template:default/java-service");
  }

  @Test
  @DisplayName("71: refuses other kinds")
  void refusesOtherKinds() {
    Answer answer = calls.post(TASKS, body("user:default/x", "{}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("Template", "user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "Template:Default/Plain", "default/plain", "template:plain"})
  @DisplayName("72: takes short references and any case")
  void takesShortReferencesAndAnyCase(String ref) {
    Answer answer = calls.post(TASKS, body(ref, "{\"name\":\"x\"}"));

    assertThat(answer.status()).isEqualTo(201);
    String id = answer.json().path("id").stringValue();
    JsonNode task = calls.get(TASKS + "/" + id).json();
    assertThat(task.path("spec").path("templateInfo").path("entityRef").stringValue())
        .isEqualTo("template:default/plain");
  }

  @Test
  @DisplayName("73: answers 404 for a template that is not there")
  void answers404ForATemplateThatIsNotThere() {
    Answer answer = calls.post(TASKS, body("template:default/nothing", "{}"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorName()).isEqualTo("NotFoundError");
    assertThat(answer.message()).contains("template:default/nothing");
  }

  @Test
  @DisplayName("74: lists every fault of values and secrets")
  void listsEveryFaultOfValuesAndSecrets() {
    Answer answer =
        calls.post(
            TASKS,
            "{\"templateRef\":\"%s\",\"values\":{\"name\":\"NO\",\"size\":0},\"secrets\":{\"token\":\"ab\"}}"
                .formatted(strict));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().propertyNames()).containsExactly("errors");
    assertThat(answer.json().path("errors").values())
        .extracting(error -> error.path("property").stringValue())
        .contains("instance.name", "instance.size", "secrets.token");
    assertThat(answer.json().path("errors").get(0).propertyNames())
        .containsExactlyInAnyOrder(
            "path", "property", "message", "schema", "instance", "name", "argument", "stack");
    assertThat(answer.text()).doesNotContain("\"ab\"");
  }

  @Test
  @DisplayName("75: refuses secrets that are no texts")
  void refusesSecretsThatAreNoTexts() {
    Answer answer =
        calls.post(TASKS, "{\"templateRef\":\"plain\",\"values\":{},\"secrets\":{\"a\":1}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("request/body/secrets/a must be string");
  }

  @ParameterizedTest
  @CsvSource({"'[]', object", "'\"text\"', object", "3, object", "null, object"})
  void refusesValuesThatAreNoObject(String values, String wanted) {
    Answer answer = calls.post(TASKS, body("plain", values));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("request/body/values must be " + wanted);
  }

  @Test
  @DisplayName("76: accepts members that it does not know")
  void acceptsMembersThatItDoesNotKnow() {
    Answer answer = calls.post(TASKS, "{\"templateRef\":\"plain\",\"values\":{},\"more\":[1]}");

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  @DisplayName("77: says what is wrong with a body that is no JSON")
  void saysWhatIsWrongWithABodyThatIsNoJson() {
    Answer answer = calls.post(TASKS, "{\"templateRef\": ");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message()).contains("not valid JSON");
  }

  @Test
  @DisplayName("77: refuses a body of eleven megabytes as a wrong input")
  void refusesABodyOfElevenMegabytesAsAWrongInput() {
    Answer answer =
        calls.post(TASKS, body("plain", "{\"a\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message()).contains("10 MB");
  }

  @Test
  @DisplayName("78: leaves defaults of the schema out of the values")
  void leavesDefaultsOfTheSchemaOutOfTheValues() {
    Answer answer =
        calls.post(
            TASKS,
            "{\"templateRef\":\"%s\",\"values\":{\"name\":\"abc\",\"unknown\":1},\"secrets\":{\"token\":\"abcd\"}}"
                .formatted(strict));

    assertThat(answer.status()).isEqualTo(201);
    JsonNode task = calls.get(TASKS + "/" + answer.json().path("id").stringValue()).json();
    assertThat(task.path("spec").path("parameters").propertyNames())
        .containsExactly("name", "unknown");
  }

  @Test
  @DisplayName("79: checks each page against all values")
  void checksEachPageAgainstAllValues() {
    String ref =
        api.templates()
            .add(
                "closed-page",
                """
                parameters:
                  - additionalProperties: false
                    properties: {a: {type: string}}
                  - properties: {b: {type: string}}
                steps:
                  - {id: one, action: 'test:ok'}
                """);

    Answer answer = calls.post(TASKS, body(ref, "{\"a\":\"x\",\"b\":\"y\"}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").isArray()).isTrue();
  }

  @Test
  void refusesActionsThatNobodyOffersBeforeTheStart() {
    String ref =
        api.templates()
            .add(
                "unknown-action",
                """
                steps:
                  - {id: one, action: 'test:ok'}
                  - {id: two, action: 'no:such'}
                """);

    Answer answer = calls.post(TASKS, body(ref, "{}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("'no:such' (step two)", "/api/scaffolder/v2/actions");
  }

  @Test
  void givesTheSameAnswerToTheSameCallWithTheSameKey() {
    String key = UUID.randomUUID().toString();

    Answer first = keyed(key, body("plain", "{\"name\":\"a\"}"));
    Answer again =
        keyed(key, "{\"values\":{ \"name\": \"a\" }, \"templateRef\":\"Template:plain\"}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void refusesAnotherCallWithTheSameKey() {
    String key = UUID.randomUUID().toString();
    keyed(key, body("plain", "{\"name\":\"a\"}"));

    Answer other = keyed(key, body("plain", "{\"name\":\"b\"}"));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.errorName()).isEqualTo("ConflictError");
    assertThat(other.message()).contains("Idempotency-Key");
  }

  @Test
  void describesTheTaskInBackstagesShape() {
    String id = calls.launch(plain);
    calls.awaitEnd(id);

    JsonNode task = calls.get(TASKS + "/" + id).json();

    assertThat(task.propertyNames())
        .containsExactlyInAnyOrder(
            "id", "spec", "status", "createdAt", "lastHeartbeatAt", "createdBy");
    assertThat(task.path("status").stringValue()).isEqualTo("completed");
    assertThat(task.path("createdAt").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(task.path("createdBy").stringValue()).isEqualTo("user:default/local");
    JsonNode spec = task.path("spec");
    assertThat(spec.path("apiVersion").stringValue()).isEqualTo("scaffolder.backstage.io/v1beta3");
    assertThat(spec.path("steps").get(0).path("input").path("greeting").stringValue())
        .isEqualTo("Hello ${{ parameters.name }}");
    assertThat(spec.path("steps").get(1).path("id").stringValue()).isEqualTo("step-2");
    assertThat(spec.path("steps").get(1).path("name").stringValue()).isEqualTo("test:ok");
    assertThat(spec.path("user").path("ref").stringValue()).isEqualTo("user:default/local");
    assertThat(
            spec.path("templateInfo")
                .path("entity")
                .path("metadata")
                .path("namespace")
                .stringValue())
        .isEqualTo("default");
  }

  @Test
  void describesTheFormInBackstagesShape() {
    Answer answer =
        calls.get("/api/scaffolder/v2/templates/default/Template/Strict/parameter-schema");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("title").stringValue()).isEqualTo("The strict template");
    assertThat(answer.json().path("steps").values())
        .extracting(page -> page.path("title").stringValue())
        .containsExactly("First", "Second");
    assertThat(answer.json().path("steps").get(0).path("schema").path("required").size())
        .isEqualTo(1);
  }

  private Answer keyed(String key, String body) {
    return calls.send("POST", TASKS, body, Map.of("Idempotency-Key", key));
  }
}
