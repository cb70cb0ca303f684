package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.activities.port.github.Workflows;
import dev.formwork.integrations.github.Wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitHub Actions. */
final class GithubWorkflows implements Workflows {

  /** How far GitHub's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final GithubApi api;

  GithubWorkflows(GithubApi api) {
    this.api = api;
  }

  @Override
  public Optional<Execution> dispatch(RepositoryName repository, Dispatch dispatch) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ref", dispatch.ref());
    body.put("inputs", dispatch.inputs());
    if (dispatch.wantsDetails()) {
      body.put("return_run_details", true);
    }
    JsonNode json =
        api.require(
                repository.owner(),
                Call.of("POST", path(repository, dispatch) + "/dispatches", body),
                "start workflow %s of %s on %s (input: workflowId, branchOrTagName)"
                    .formatted(dispatch.workflow(), repository.slug(), dispatch.ref()))
            .json();
    return json.has("workflow_run_id")
        ? Optional.of(
            new Execution(
                json.path("workflow_run_id").asLong(),
                json.path("run_url").asText(),
                json.path("html_url").asText()))
        : Optional.empty();
  }

  @Override
  public List<Execution> dispatched(RepositoryName repository, Dispatch dispatch, Instant since) {
    Instant from = since.minus(SKEW).truncatedTo(ChronoUnit.SECONDS);
    return api
        .all(
            repository.owner(),
            "%s/runs?event=workflow_dispatch&branch=%s&created=%s"
                .formatted(
                    path(repository, dispatch),
                    Routes.encoded(dispatch.ref()),
                    Routes.encoded(">=" + from)),
            "workflow_runs",
            "read the executions of workflow %s of %s"
                .formatted(dispatch.workflow(), repository.slug()))
        .reversed()
        .stream()
        .map(
            run ->
                new Execution(
                    run.path("id").asLong(),
                    run.path("url").asText(),
                    run.path("html_url").asText()))
        .toList();
  }

  private static String path(RepositoryName repository, Dispatch dispatch) {
    return Routes.of(repository, "/actions/workflows/" + Routes.encoded(dispatch.workflow()));
  }
}
