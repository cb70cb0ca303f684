package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import dev.formwork.api.identity.Permissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

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
    "scaffolder.task.cancel,POST,/api/scaffolder/v2/tasks/{id}/cancel"
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
  @DisplayName("82: answers 404 for what is not there, even to those who may not read")
  void answersNotFoundFirst() {
    try (ConfigurableApplicationContext strict = api.start(without("scaffolder.task.read"))) {
      Answer answer = RunningApi.calls(strict).get(TASKS + "/00000000-0000-7000-8000-000000000000");

      assertThat(answer.status()).isEqualTo(404);
    }
  }
}
