package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.port.github.Issues;
import dev.formwork.activities.port.github.RepositoryName;
import dev.formwork.integrations.github.Wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Issues of GitHub's repositories. The mark is a comment at the end of the body. */
final class GithubIssues implements Issues {

  private static final Pattern COMMENT = Pattern.compile("\\s*<!-- formwork: .*? -->\\s*$");

  /** How far GitHub's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final GithubApi api;

  GithubIssues(GithubApi api) {
    this.api = api;
  }

  @Override
  public Optional<Issue> findIssue(RepositoryName repository, String mark, Instant since) {
    String from = since.minus(SKEW).truncatedTo(ChronoUnit.SECONDS).toString();
    return api
        .all(
            repository.owner(),
            Routes.of(repository, "/issues?state=all&since=" + Routes.encoded(from)),
            "",
            "read the issues of " + repository.slug())
        .stream()
        .filter(found -> found.path("body").asText().contains(comment(mark)))
        .map(GithubIssues::issue)
        .findFirst();
  }

  private static String comment(String mark) {
    return "<!-- formwork: %s -->".formatted(mark.replace("<", "%3C").replace(">", "%3E"));
  }

  private static Issue issue(JsonNode json) {
    return new Issue(
        json.path("number").asLong(),
        json.path("html_url").asText(),
        json.path("state").asText("open").equals("open"),
        json.path("comments").asInt(),
        json.path("title").asText(),
        COMMENT.matcher(json.path("body").asText()).replaceFirst(""));
  }

  @Override
  public Issue openIssue(RepositoryName repository, NewIssue issue) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", issue.title());
    String text = issue.body() == null ? "" : issue.body() + "\n\n";
    body.put("body", text + comment(issue.mark()));
    body.put("assignees", issue.assignees());
    body.put("labels", issue.labels());
    if (issue.milestone() != null) {
      body.put("milestone", issue.milestone());
    }
    return issue(
        api.require(
                repository.owner(),
                Call.of("POST", Routes.of(repository, "/issues"), body),
                "open an issue in " + repository.slug())
            .json());
  }

  @Override
  public void closeIssue(RepositoryName repository, long number) {
    api.require(
        repository.owner(),
        Call.of(
            "PATCH",
            Routes.of(repository, "/issues/" + number),
            Map.of("state", "closed", "state_reason", "not_planned")),
        "close issue %d of %s".formatted(number, repository.slug()));
  }

  @Override
  public List<String> labels(RepositoryName repository, long number) {
    List<String> names = new ArrayList<>();
    api.all(
            repository.owner(),
            labelsPath(repository, number) + "?",
            "",
            "read the labels of issue %d of %s (input: number)"
                .formatted(number, repository.slug()))
        .forEach(label -> names.add(label.path("name").asText()));
    return names;
  }

  @Override
  public void addLabels(RepositoryName repository, long number, List<String> labels) {
    api.require(
        repository.owner(),
        Call.of("POST", labelsPath(repository, number), Map.of("labels", labels)),
        "label issue %d of %s (input: number, labels)".formatted(number, repository.slug()));
  }

  @Override
  public void removeLabel(RepositoryName repository, long number, String label) {
    api.remove(
        repository.owner(),
        labelsPath(repository, number) + "/" + Routes.encoded(label),
        "take a label off issue %d of %s".formatted(number, repository.slug()));
  }

  private static String labelsPath(RepositoryName repository, long number) {
    return Routes.of(repository, "/issues/%d/labels".formatted(number));
  }
}
