package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the scaffolder says about itself, and its answers to a permission backend. */
class ScaffolderDocumentsIT {

  private static final String SCAFFOLDER = "/api/scaffolder";
  private static final String PERMISSIONS = SCAFFOLDER + "/.well-known/backstage/permissions";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();

  @Test
  void listsBackstagesFiltersAndNoGlobals() {
    JsonNode extensions = calls.get(SCAFFOLDER + "/v2/templating-extensions").json();

    assertThat(extensions.path("filters").propertyNames())
        .containsExactlyInAnyOrder("parseRepoUrl", "parseEntityRef", "pick", "projectSlug");
    assertThat(extensions.path("filters").path("pick").propertyNames())
        .containsExactlyInAnyOrder("description", "schema", "examples");
    assertThat(extensions.path("globals").toString()).isEqualTo("{\"functions\":{},\"values\":{}}");
  }

  @Test
  void describesEveryRouteThatItServes() {
    JsonNode document = calls.get(SCAFFOLDER + "/openapi.json").json();

    assertThat(document.path("openapi").stringValue()).isEqualTo("3.0.3");
    assertThat(document.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/v2/templates/{namespace}/{kind}/{name}/parameter-schema",
            "/v2/actions",
            "/v2/tasks",
            "/v2/tasks/{taskId}",
            "/v2/tasks/{taskId}/cancel",
            "/v2/tasks/{taskId}/retry",
            "/v2/tasks/{taskId}/events",
            "/v2/tasks/{taskId}/eventstream",
            "/v2/dry-run",
            "/v2/autocomplete/{provider}/{resource}",
            "/v2/templating-extensions");
  }

  @Test
  void listsPermissionsAndRules() {
    JsonNode metadata = calls.get(PERMISSIONS + "/metadata").json();

    assertThat(metadata.path("permissions").values())
        .extracting(permission -> permission.path("name").stringValue())
        .containsExactlyInAnyOrder(
            "scaffolder.action.execute",
            "scaffolder.template.parameter.read",
            "scaffolder.template.step.read",
            "scaffolder.task.read",
            "scaffolder.task.cancel",
            "scaffolder.task.create",
            "scaffolder.template.management",
            "scaffolder.template.dry-run");
    assertThat(metadata.path("rules").values())
        .extracting(rule -> rule.path("name").stringValue())
        .containsExactlyInAnyOrder(
            "HAS_TAG",
            "HAS_ACTION_ID",
            "HAS_BOOLEAN_PROPERTY",
            "HAS_NUMBER_PROPERTY",
            "HAS_STRING_PROPERTY",
            "IS_TASK_OWNER");
  }

  @Test
  void appliesConditionsToTasks() {
    String id =
        calls.launch(api.templates().add("judged", "steps:\n  - {id: one, action: 'test:ok'}\n"));
    String mine =
        "{\"rule\":\"IS_TASK_OWNER\",\"params\":{\"createdBy\":[\"user:default/local\"]}}";
    String theirs =
        "{\"rule\":\"IS_TASK_OWNER\",\"params\":{\"createdBy\":[\"user:default/bob\"]}}";

    assertThat(apply("\"%s\"".formatted(id), mine)).isEqualTo("\"ALLOW\"");
    assertThat(apply("\"%s\"".formatted(id), theirs)).isEqualTo("\"DENY\"");
    assertThat(apply("\"%s\"".formatted(id), "{\"not\":%s}".formatted(theirs)))
        .isEqualTo("\"ALLOW\"");
    assertThat(apply("\"%s\"".formatted(id), "{\"allOf\":[%s,%s]}".formatted(mine, theirs)))
        .isEqualTo("\"DENY\"");
    assertThat(apply("\"%s\"".formatted(id), "{\"anyOf\":[%s,%s]}".formatted(mine, theirs)))
        .isEqualTo("\"ALLOW\"");
    assertThat(apply("[\"%s\",\"none\"]".formatted(id), mine)).isEqualTo("[\"ALLOW\",\"DENY\"]");
    assertThat(apply("\"none\"", "{\"not\":%s}".formatted(theirs))).isEqualTo("\"DENY\"");
  }

  private String apply(String ref, String conditions) {
    return calls
        .post(
            PERMISSIONS + "/apply-conditions",
            "{\"items\":[{\"id\":\"q\",\"resourceRef\":%s,\"resourceType\":\"scaffolder-task\",\"conditions\":%s}]}"
                .formatted(ref, conditions))
        .json()
        .path("items")
        .get(0)
        .path("result")
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|400",
        "{\"items\":1}|400",
        "{\"items\":[{\"id\":\"q\",\"resourceRef\":\"x\",\"resourceType\":\"scaffolder-action\"}]}|501",
        "{\"items\":[{\"id\":\"q\",\"resourceRef\":\"x\",\"resourceType\":\"scaffolder-task\",\"conditions\":{\"rule\":\"X\"}}]}|400",
        "{\"items\":[{\"resourceRef\":\"x\",\"resourceType\":\"scaffolder-task\",\"conditions\":{}}]}|400"
      })
  void refusesWrongQuestions(String body, int status) {
    Answer answer = calls.post(PERMISSIONS + "/apply-conditions", body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(List.of("InputError", "NotImplementedError")).contains(answer.errorName());
  }
}
