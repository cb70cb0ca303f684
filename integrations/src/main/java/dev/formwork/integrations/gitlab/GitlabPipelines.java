package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.gitlab.Pipeline;
import dev.formwork.activities.port.gitlab.PipelineProgress;
import dev.formwork.activities.port.gitlab.PipelineRequest;
import dev.formwork.activities.port.gitlab.Pipelines;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pipelines by `/projects/:id/trigger/pipeline`; the mark is one of their variables. */
final class GitlabPipelines implements Pipelines {

  private static final String MARK = "FORMWORK_STEP";
  private static final int MAX_DESCRIPTION = 255;

  /** States in which nothing happens any more: https://docs.gitlab.com/api/pipelines/ */
  private static final Set<String> ENDED = Set.of("success", "failed", "skipped");

  private final GitlabApi api;

  GitlabPipelines(GitlabApi api) {
    this.api = api;
  }

  @Override
  public Optional<Pipeline> madeBy(String project, String branch, String mark, Instant since) {
    String query =
        "/pipelines?source=trigger&ref=%s&updated_after=%s"
            .formatted(Wire.encoded(branch), Wire.encoded(since.toString()));
    return api.list(GitlabApi.project(project, query), "read the pipelines of " + project).stream()
        .filter(json -> carries(project, json.path("id").asLong(), mark))
        .map(GitlabPipelines::pipeline)
        .findFirst();
  }

  private boolean carries(String project, long id, String mark) {
    String path = GitlabApi.project(project, "/pipelines/%d/variables".formatted(id));
    return api.list(path, "read pipeline %d of %s".formatted(id, project)).stream()
        .anyMatch(
            variable ->
                variable.path("key").asText().equals(MARK)
                    && variable.path("value").asText().equals(mark));
  }

  /** The trigger token carries the mark, too: one that a cut call left is found by it. */
  @Override
  public Pipeline start(String project, PipelineRequest request) {
    String what = "start a pipeline of %s on %s".formatted(project, request.branch());
    String triggers = GitlabApi.project(project, "/triggers");
    String description = Marked.of(request.tokenDescription(), request.mark(), MAX_DESCRIPTION);
    JsonNode token =
        api.require(Call.of("POST", triggers, Map.of("description", description)), what);
    Map<String, String> variables = new LinkedHashMap<>(request.variables());
    variables.put(MARK, request.mark());
    Answer answer =
        api.send(
            Call.of(
                "POST",
                GitlabApi.project(project, "/trigger/pipeline"),
                Map.of(
                    "token", token.path("token").asText(),
                    "ref", request.branch(),
                    "variables", variables)));
    api.delete(triggers + "/" + token.path("id").asLong(), what);
    if (!answer.isOk()) {
      throw Refusals.translate(answer, what);
    }
    return pipeline(answer.json());
  }

  @Override
  public void removeTriggerTokens(String project, String mark) {
    String triggers = GitlabApi.project(project, "/triggers");
    String what = "remove trigger tokens of " + project;
    api.list(triggers, what).stream()
        .filter(
            json ->
                Marked.mark(json.path("description").asText("")).filter(mark::equals).isPresent())
        .forEach(json -> api.delete(triggers + "/" + json.path("id").asLong(), what));
  }

  @Override
  public Optional<PipelineProgress> progress(String project, long id) {
    String path = GitlabApi.project(project, "/pipelines/" + id);
    String what = "read pipeline %d of %s".formatted(id, project);
    return api.find(path, what)
        .map(
            json -> {
              String status = json.path("status").asText();
              return new PipelineProgress(
                  id,
                  URI.create(json.path("web_url").asText()),
                  json.path("sha").asText(),
                  status,
                  status.equals("failed") ? failedJobs(path, what) : List.of());
            });
  }

  private List<String> failedJobs(String path, String what) {
    return api.list(path + "/jobs?scope[]=failed", what).stream()
        .filter(job -> !job.path("allow_failure").asBoolean())
        .map(job -> job.path("name").asText())
        .toList();
  }

  @Override
  public Optional<Long> newest(String project, String ref) {
    String query =
        "/pipelines?order_by=id&sort=desc&per_page=1&ref=%s".formatted(Wire.encoded(ref));
    return api.find(GitlabApi.project(project, query), "read the pipelines of " + project)
        .filter(list -> !list.isEmpty())
        .map(list -> list.get(0).path("id").asLong());
  }

  @Override
  public void cancel(String project, Pipeline pipeline) {
    String path = GitlabApi.project(project, "/pipelines/%d/cancel".formatted(pipeline.id()));
    api.require(
        Call.of("POST", path), "cancel pipeline %d of %s".formatted(pipeline.id(), project));
  }

  private static Pipeline pipeline(JsonNode json) {
    String status = json.path("status").asText();
    Pipeline.State state =
        status.startsWith("cancel")
            ? Pipeline.State.CANCELED
            : ENDED.contains(status) ? Pipeline.State.ENDED : Pipeline.State.ACTIVE;
    return new Pipeline(json.path("id").asLong(), URI.create(json.path("web_url").asText()), state);
  }
}
