package dev.formwork.integrations.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.checks.ChangeState;
import dev.formwork.activities.port.checks.Check;
import dev.formwork.activities.port.checks.CheckHost;
import dev.formwork.activities.port.checks.CommitChecks;
import dev.formwork.integrations.git.rest.RestAnswer;
import dev.formwork.integrations.git.rest.RestApi;
import dev.formwork.integrations.git.rest.RestCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commit statuses, branch rules and reviews of Gitea. */
public final class GiteaChecks implements CheckHost {

  private static final int PAGE = 50;
  private static final int MAX_PAGES = 20;

  private final GiteaSettings settings;
  private final RestApi rest;

  public GiteaChecks(GiteaSettings settings) {
    this.settings = settings;
    this.rest = new GiteaApi(settings).rest();
  }

  @Override
  public Optional<CommitChecks> checks(String owner, String name, String ref) {
    String what = "read the statuses of %s/%s at %s".formatted(owner, name, ref);
    String path =
        "%s/commits/%s/status".formatted(GiteaApi.path(owner, name), RestCall.encoded(ref));
    List<Check> checks = new ArrayList<>();
    String commit = "";
    for (int page = 1; page <= MAX_PAGES; page++) {
      Optional<RestAnswer> answer =
          rest.find(RestCall.get("%s?limit=%d&page=%d".formatted(path, PAGE, page)), what);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      JsonNode json = answer.get().json();
      commit = json.path("sha").asText(ref);
      json.path("statuses").forEach(status -> checks.add(check(status)));
      if (json.path("statuses").size() < PAGE) {
        break;
      }
    }
    return Optional.of(new CommitChecks(commit, checks));
  }

  private static Check check(JsonNode json) {
    Check.State state =
        switch (json.path("status").asText()) {
          case "success", "skipped" -> Check.State.PASSED;
          case "pending" -> Check.State.RUNNING;
          default -> Check.State.FAILED;
        };
    return new Check(
        json.path("context").asText(), state, text(json, "description"), text(json, "target_url"));
  }

  @Override
  public List<String> required(String owner, String name, String branch) {
    String path = "%s/branches/%s".formatted(GiteaApi.path(owner, name), RestCall.encoded(branch));
    List<String> names = new ArrayList<>();
    rest.find(
            RestCall.get(path),
            "read the rules of branch %s of %s/%s".formatted(branch, owner, name))
        .map(RestAnswer::json)
        .filter(json -> json.path("enable_status_check").asBoolean())
        .ifPresent(
            json -> json.path("status_check_contexts").forEach(each -> names.add(each.asText())));
    return names;
  }

  @Override
  public Optional<ChangeState> change(String owner, String name, long number) {
    String path = "%s/pulls/%d".formatted(GiteaApi.path(owner, name), number);
    String what = "read pull request %s/%s#%d".formatted(owner, name, number);
    return rest.find(RestCall.get(path), what)
        .map(RestAnswer::json)
        .map(
            json -> {
              Map<String, String> verdicts = verdicts(path, what);
              boolean isMerged = json.path("merged").asBoolean();
              boolean isOpen = json.path("state").asText().equals("open");
              return new ChangeState(
                  "%s/%s/%s/pulls/%d".formatted(settings.url(), owner, name, number),
                  isMerged
                      ? ChangeState.State.MERGED
                      : isOpen ? ChangeState.State.OPEN : ChangeState.State.CLOSED,
                  isMerged ? text(json, "merge_commit_sha") : null,
                  who(verdicts, "APPROVED"),
                  who(verdicts, "REQUEST_CHANGES"),
                  0);
            });
  }

  /** The last word of each reviewer that still counts. */
  private Map<String, String> verdicts(String path, String what) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (int page = 1; page <= MAX_PAGES; page++) {
      JsonNode reviews =
          rest.require(
                  RestCall.get("%s/reviews?limit=%d&page=%d".formatted(path, PAGE, page)), what)
              .json();
      for (JsonNode review : reviews) {
        String state = review.path("state").asText();
        String who = review.path("user").path("login").asText();
        if (review.path("dismissed").asBoolean()) {
          verdicts.remove(who);
        } else if (state.equals("APPROVED") || state.equals("REQUEST_CHANGES")) {
          verdicts.put(who, state);
        }
      }
      if (reviews.size() < PAGE) {
        break;
      }
    }
    return verdicts;
  }

  private static List<String> who(Map<String, String> verdicts, String verdict) {
    return verdicts.entrySet().stream()
        .filter(entry -> entry.getValue().equals(verdict))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static @Nullable String text(JsonNode json, String field) {
    String text = json.path(field).asText("");
    return text.isEmpty() ? null : text;
  }
}
