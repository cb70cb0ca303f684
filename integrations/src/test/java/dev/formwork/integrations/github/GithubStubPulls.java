package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pull requests of {@link GithubStub}: one open one for each pair of branches. */
final class GithubStubPulls {

  private final List<ObjectNode> pulls = new ArrayList<>();
  private final List<Map<String, Object>> reviews = new ArrayList<>();
  private final String url;

  GithubStubPulls(String url) {
    this.url = url;
  }

  /** A pull request as it is now. */
  synchronized JsonNode pull(long number) {
    return pulls.get((int) number - 1).deepCopy();
  }

  /** Lets somebody review; GitHub keeps all reviews of a person. */
  synchronized void review(String login, String state) {
    reviews.add(Map.of("user", Map.of("login", login), "state", state));
  }

  synchronized void close(long number) {
    pulls.get((int) number - 1).put("state", "closed");
  }

  synchronized List<JsonNode> all() {
    return pulls.stream().<JsonNode>map(ObjectNode::deepCopy).toList();
  }

  /** As GitHub lists them among the issues of a repository. */
  synchronized List<JsonNode> issues(String slug) {
    return pulls.stream()
        .filter(pull -> pull.path("slug").asText().equals(slug))
        .<JsonNode>map(
            pull -> {
              ObjectNode issue = pull.deepCopy().put("comments", 0);
              issue.putObject("pull_request").set("merged_at", pull.get("merged_at"));
              return issue;
            })
        .toList();
  }

  synchronized void merge(long number) {
    ObjectNode merged = pulls.get((int) number - 1);
    merged.put("state", "closed").put("merged_at", "2026-11-21T10:00:00Z");
    merged.put("merged", true).put("merge_commit_sha", GithubStubChecks.COMMIT);
  }

  /** Lets somebody merge all of a repository. */
  synchronized void merge(String slug) {
    for (ObjectNode pull : pulls) {
      if (pull.path("slug").asText().equals(slug)) {
        merge(pull.path("number").asLong());
      }
    }
  }

  synchronized Reply answer(
      String method, String slug, String path, @Nullable String head, @Nullable JsonNode sent) {
    JsonNode body = sent == null ? JsonNodeFactory.instance.objectNode() : sent;
    String what = path.replaceFirst("/\\d+", "/N");
    if (what.startsWith("pulls/N") && Integer.parseInt(path.split("/")[1]) > pulls.size()) {
      return Reply.NOT_FOUND;
    }
    return switch (method + " " + what) {
      case "GET pulls" -> new Reply(200, from(slug, String.valueOf(head)));
      case "POST pulls" -> open(slug, body);
      case "GET pulls/N" -> new Reply(200, numbered(path));
      case "GET pulls/N/reviews" -> new Reply(200, reviews);
      case "PATCH pulls/N" -> changed(numbered(path), body);
      case "POST pulls/N/requested_reviewers" -> invited(numbered(path), body);
      case "POST issues/N/assignees" -> changed(numbered(path), body);
      default -> Reply.NOT_FOUND;
    };
  }

  private ObjectNode numbered(String path) {
    return pulls.get(Integer.parseInt(path.split("/")[1]) - 1);
  }

  /** GitHub wants `owner:branch`, and answers everything when it gets something else. */
  private List<ObjectNode> from(String slug, String head) {
    String prefix = slug.substring(0, slug.indexOf('/') + 1).replace('/', ':');
    return pulls.stream()
        .filter(pull -> pull.path("slug").asText().equals(slug))
        .filter(
            pull ->
                !head.startsWith(prefix)
                    || head.equals(prefix + pull.path("head").path("ref").asText()))
        .toList()
        .reversed();
  }

  private Reply open(String slug, JsonNode body) {
    for (String required : List.of("title", "head", "base")) {
      if (body.path(required).asText().isBlank()) {
        return invalid(required + " is missing");
      }
    }
    boolean taken =
        pulls.stream()
            .anyMatch(
                pull ->
                    pull.path("slug").asText().equals(slug)
                        && pull.path("state").asText().equals("open")
                        && pull.path("head").path("ref").equals(body.path("head"))
                        && pull.path("base").path("ref").equals(body.path("base")));
    if (taken) {
      return invalid("A pull request already exists for acme:" + body.path("head").asText() + ".");
    }
    ObjectNode pull = JsonNodeFactory.instance.objectNode();
    pull.put("number", pulls.size() + 1).put("state", "open").put("slug", slug);
    pull.put("html_url", "%s/%s/pull/%d".formatted(url, slug, pulls.size() + 1));
    pull.put("title", body.path("title").asText()).put("body", body.path("body").asText());
    pull.put("draft", body.path("draft").asBoolean());
    pull.putObject("head").put("ref", body.path("head").asText());
    pull.putObject("base").put("ref", body.path("base").asText());
    pulls.add(pull);
    return new Reply(201, pull);
  }

  private static Reply changed(ObjectNode pull, JsonNode body) {
    pull.setAll((ObjectNode) body);
    return new Reply(200, pull);
  }

  private static Reply invited(ObjectNode pull, JsonNode body) {
    boolean stranger =
        body.path("reviewers").valueStream().anyMatch(name -> name.asText().equals("stranger"));
    return stranger
        ? invalid("Reviews may only be requested from collaborators.")
        : changed(pull, body);
  }

  private static Reply invalid(String text) {
    return new Reply(
        422, Map.of("message", "Validation Failed", "errors", List.of(Map.of("message", text))));
  }
}
