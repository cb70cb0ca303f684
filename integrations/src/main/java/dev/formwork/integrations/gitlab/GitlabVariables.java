package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.gitlab.NewVariable;
import dev.formwork.activities.port.gitlab.Variables;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Body;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.util.Optional;

/** Variables by `/projects/:id/variables`; the mark stands in the description. */
final class GitlabVariables implements Variables {

  /** The length of the column: https://docs.gitlab.com/api/project_level_variables/ */
  private static final int MAX_DESCRIPTION = 255;

  private final GitlabApi api;

  GitlabVariables(GitlabApi api) {
    this.api = api;
  }

  @Override
  public Optional<Present> find(String project, String key, String scope) {
    return api.find(path(project, key, scope), "read variable %s of %s".formatted(key, project))
        .map(
            json ->
                new Present(
                    json.path("key").asText(),
                    json.path("environment_scope").asText("*"),
                    mark(json),
                    json.path("value").isTextual() ? json.path("value").asText() : null));
  }

  private static String mark(JsonNode json) {
    return Marked.mark(json.path("description").asText("")).orElse("");
  }

  @Override
  public void create(String project, NewVariable variable) {
    Body body =
        new Body()
            .with("key", variable.key())
            .with("value", variable.value())
            .with("variable_type", variable.type())
            .with("protected", variable.forProtectedRefs())
            .with("masked", variable.masked() || variable.hidden())
            .with("masked_and_hidden", variable.hidden() ? true : null)
            .with("raw", variable.raw())
            .with("environment_scope", variable.scope())
            .with(
                "description", Marked.of(variable.description(), variable.mark(), MAX_DESCRIPTION));
    Answer answer =
        api.send(Call.of("POST", GitlabApi.project(project, "/variables"), body.fields()));
    if (Refusals.isTaken(answer)) {
      throw new NameTaken(
          "Variable %s already exists in project %s (input: key). Choose another key or scope."
              .formatted(variable.key(), project));
    }
    if (!answer.isOk()) {
      throw Refusals.translate(
          answer, "create variable %s of %s".formatted(variable.key(), project));
    }
  }

  @Override
  public void delete(String project, String key, String scope) {
    api.delete(path(project, key, scope), "delete variable %s of %s".formatted(key, project));
  }

  private static String path(String project, String key, String scope) {
    return GitlabApi.project(
        project,
        "/variables/%s?filter%%5Benvironment_scope%%5D=%s"
            .formatted(Wire.encoded(key), Wire.encoded(scope)));
  }
}
