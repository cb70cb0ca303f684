package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.checks.ChangeState;
import dev.formwork.activities.port.checks.Check;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.checks.CommitChecks;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.integrations.github.Wire.Answer;
import dev.formwork.integrations.github.Wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Check runs, commit statuses and reviews. Words of GitHub:
 * https://docs.github.com/en/rest/checks/runs, https://docs.github.com/en/rest/commits/statuses and
 * https://docs.github.com/en/rest/pulls/reviews, read 2026-11.
 */
final class GithubChecks implements CheckHost {

  private final GithubApi api;

  GithubChecks(GithubApi api) {
    this.api = api;
  }

  @Override
  public Optional<CommitChecks> checks(String owner, String name, String ref) {
    var repository = new RepositoryName(owner, name);
    String what = "read the checks of %s at %s".formatted(repository.slug(), ref);
    String commits = Routes.of(repository, "/commits/");
    Answer answer = api.send(owner, Call.of("GET", commits + Routes.encoded(ref) + "/status"));
    boolean isUnknown = answer.status() == 422 && Refusals.says(answer, "no commit found");
    if (answer.status() == 404 || isUnknown) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw api.refused(answer, what);
    }
    String commit = answer.json().path("sha").asText();
    List<Check> checks = new ArrayList<>();
    api.all(owner, commits + commit + "/status?", "statuses", what)
        .forEach(status -> checks.add(status(status)));
    api.all(owner, commits + commit + "/check-runs?filter=latest", "check_runs", what)
        .forEach(run -> checks.add(checkRun(run)));
    return Optional.of(new CommitChecks(commit, checks));
  }

  private static Check status(JsonNode json) {
    Check.State state =
        switch (json.path("state").asText()) {
          case "success" -> Check.State.PASSED;
          case "pending" -> Check.State.RUNNING;
          default -> Check.State.FAILED;
        };
    return new Check(
        json.path("context").asText(), state, text(json, "description"), text(json, "target_url"));
  }

  private static Check checkRun(JsonNode json) {
    String status = json.path("status").asText();
    String conclusion = json.path("conclusion").asText();
    Check.State state =
        !status.equals("completed")
            ? status.equals("waiting") ? Check.State.BLOCKED : Check.State.RUNNING
            : switch (conclusion) {
              case "success", "neutral", "skipped" -> Check.State.PASSED;
              case "action_required" -> Check.State.BLOCKED;
              default -> Check.State.FAILED;
            };
    String note = status.equals("completed") ? conclusion : status;
    return new Check(json.path("name").asText(), state, note, text(json, "html_url"));
  }

  @Override
  public List<String> required(String owner, String name, String branch) {
    var repository = new RepositoryName(owner, name);
    String what = "read the rules of branch %s of %s".formatted(branch, repository.slug());
    Set<String> names = new LinkedHashSet<>();
    api.find(owner, Routes.of(repository, "/branches/" + Routes.encoded(branch)), what)
        .map(Answer::json)
        .map(json -> json.path("protection").path("required_status_checks"))
        .ifPresent(
            required -> {
              required.path("contexts").forEach(each -> names.add(each.asText()));
              required.path("checks").forEach(each -> names.add(each.path("context").asText()));
            });
    api.find(owner, Routes.of(repository, "/rules/branches/" + Routes.encoded(branch)), what)
        .ifPresent(answer -> answer.json().forEach(rule -> addRule(rule, names)));
    return List.copyOf(names);
  }

  private static void addRule(JsonNode rule, Set<String> names) {
    rule.path("parameters")
        .path("required_status_checks")
        .forEach(each -> names.add(each.path("context").asText()));
  }

  @Override
  public Optional<ChangeState> change(String owner, String name, long number) {
    var repository = new RepositoryName(owner, name);
    String path = Routes.of(repository, "/pulls/" + number);
    String what = "read pull request %s#%d".formatted(repository.slug(), number);
    return api.find(owner, path, what)
        .map(Answer::json)
        .map(json -> change(json, api.all(owner, path + "/reviews?", "", what)));
  }

  private static ChangeState change(JsonNode json, List<JsonNode> reviews) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (JsonNode review : reviews) {
      String state = review.path("state").asText();
      if (!state.equals("COMMENTED") && !state.equals("PENDING")) {
        verdicts.put(review.path("user").path("login").asText(), state);
      }
    }
    boolean isMerged = json.path("merged").asBoolean() || json.hasNonNull("merged_at");
    return new ChangeState(
        json.path("html_url").asText(),
        isMerged
            ? ChangeState.State.MERGED
            : json.path("state").asText().equals("open")
                ? ChangeState.State.OPEN
                : ChangeState.State.CLOSED,
        isMerged ? text(json, "merge_commit_sha") : null,
        who(verdicts, "APPROVED"),
        who(verdicts, "CHANGES_REQUESTED"),
        0);
  }

  private static List<String> who(Map<String, String> verdicts, String verdict) {
    return verdicts.entrySet().stream()
        .filter(entry -> entry.getValue().equals(verdict))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.hasNonNull(field) ? json.path(field).asText() : null;
  }
}
