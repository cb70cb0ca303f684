package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import dev.formwork.api.identity.Permissions;
import dev.formwork.api.identity.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Calls that a person may not make; numbers are those of the scaffolder contract, section 7 D. */
class DeniedIT {

  private static final String TASKS = "/api/scaffolder/v2/tasks";

  private final RunningApi api = RunningApi.shared();
  private final String template =
      api.templates().add("denied", "steps:\n  - {id: one, action: 'test:ok'}\n");

  private static Permissions without(String permission) {
    return (user, asked, subject) -> !Set.of(permission).contains(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "scaffolder.task.create,POST,/api/scaffolder/v2/tasks",
    "scaffolder.task.create,POST,/api/scaffolder/v2/tasks/{id}/retry",
    "scaffolder.task.create,POST,/api/scaffolder/v2/dry-run",
    "scaffolder.template.dry-run,POST,/api/scaffolder/v2/dry-run",
    "scaffolder.task.read,GET,/api/scaffolder/v2/tasks",
    "scaffolder.task.read,GET,/api/scaffolder/v2/tasks/{id}",
    "scaffolder.task.read,GET,/api/scaffolder/v2/tasks/{id}/events",
    "scaffolder.task.read,GET,/api/scaffolder/v2/tasks/{id}/eventstream",
    "scaffolder.task.read,POST,/api/scaffolder/v2/tasks/{id}/retry",
    "scaffolder.task.read,POST,/api/scaffolder/v2/tasks/{id}/cancel",
    "scaffolder.task.cancel,POST,/api/scaffolder/v2/tasks/{id}/cancel",
    "formwork.payload.decode,POST,/api/codec/decode"
  })
  @DisplayName("98: answers 403 with an empty message")
  void answersForbidden(String permission, String method, String path) {
    String id = api.calls().launch(template);
    String body = path.endsWith("/tasks") ? body() : "{}";
    try (ConfigurableApplicationContext strict = api.start(without(permission))) {
      Answer answer =
          RunningApi.calls(strict)
              .send(
                  method, path.replace("{id}", id), method.equals("POST") ? body : null, Map.of());

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.json().path("error").toString())
          .isEqualTo("{\"name\":\"NotAllowedError\",\"message\":\"\"}");
    }
  }

  private String body() {
    return "{\"templateRef\":\"%s\",\"values\":{}}".formatted(template);
  }

  @Test
  @DisplayName("99: leaves out the pages and steps whose tags a person may not see")
  void hidesTaggedParts() {
    String tagged =
        api.templates()
            .add(
                "tagged",
                """
                parameters:
                  - {title: Open, properties: {name: {type: string}}}
                  - title: Hidden
                    backstage:permissions: {tags: [secret]}
                    required: [key]
                    properties: {key: {type: string}}
                steps:
                  - {id: first, action: 'test:ok'}
                  - {action: 'test:fail', 'backstage:permissions': {tags: [secret]}}
                  - {action: 'test:ok'}
                """);
    try (ConfigurableApplicationContext strict = api.start(withoutTag("secret"))) {
      HttpCalls calls = RunningApi.calls(strict);
      JsonNode form =
          calls.get("/api/scaffolder/v2/templates/default/template/tagged/parameter-schema").json();
      Answer answer = calls.post(TASKS, "{\"templateRef\":\"%s\",\"values\":{}}".formatted(tagged));
      JsonNode steps =
          calls
              .get(TASKS + "/" + answer.json().path("id").stringValue())
              .json()
              .path("spec")
              .path("steps");

      assertThat(form.path("steps").size()).isEqualTo(1);
      assertThat(form.path("steps").get(0).path("title").stringValue()).isEqualTo("Open");
      assertThat(answer.status()).isEqualTo(201);
      assertThat(steps.findValuesAsString("id")).containsExactly("first", "step-2");
    }
  }

  private static Permissions withoutTag(String tag) {
    return new Permissions() {
      @Override
      public boolean allows(User user, String permission, String subject) {
        return true;
      }

      @Override
      public boolean allowsPart(
          User user, String permission, String templateRef, List<String> tags) {
        return !tags.contains(tag);
      }
    };
  }

  @Test
  @DisplayName("82: answers 404 for what is not there, even to those who may not read")
  void answersNotFoundFirst() {
    try (ConfigurableApplicationContext strict = api.start(without("scaffolder.task.read"))) {
      Answer answer = RunningApi.calls(strict).get(TASKS + "/00000000-0000-7000-8000-000000000000");

      assertThat(answer.status()).isEqualTo(404);
    }
  }
}
