package dev.formwork.integrations.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.integrations.git.rest.GitHostStub;
import dev.formwork.integrations.git.rest.GitHostStub.Answer;
import dev.formwork.integrations.git.rest.GitHostStub.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bitbucket Data Center as far as the adapter asks it: 409 for a taken name, 202 for a deletion.
 */
public final class BitbucketServerStub implements AutoCloseable {

  public static final String TOKEN = "http-token";

  private static final String REPO = "/api/latest/projects/*/repos/*";

  private final Map<String, Map<String, Object>> repositories = new LinkedHashMap<>();
  private final List<Map<String, Object>> pulls = new ArrayList<>();
  private final List<String> large = new ArrayList<>();
  private final List<String> reviewers = new ArrayList<>();
  private final GitHostStub stub;

  public BitbucketServerStub(Path directory) {
    stub = new GitHostStub(directory, "Bearer " + TOKEN, "x-token-auth:" + TOKEN, this::answer);
  }

  public URI url() {
    return URI.create(stub.restUrl().toString().replaceFirst("/rest$", ""));
  }

  GitHostStub http() {
    return stub;
  }

  synchronized List<String> large() {
    return List.copyOf(large);
  }

  synchronized List<String> reviewers() {
    return List.copyOf(reviewers);
  }

  synchronized void merge(long number) {
    pulls.get((int) number - 1).put("state", "MERGED");
  }

  /** Everything that it holds, a line for each thing. */
  public synchronized List<String> state() {
    List<String> lines = new ArrayList<>(stub.lines());
    repositories.forEach((name, repository) -> lines.add(name + " " + new TreeMap<>(repository)));
    pulls.forEach(pull -> lines.add("pull " + new TreeMap<>(pull)));
    large.forEach(name -> lines.add("large " + name));
    return lines;
  }

  @Override
  public void close() {
    stub.close();
  }

  private synchronized Answer answer(Request request) {
    if (request.is("POST", "/api/latest/projects/*/repos")) {
      return create(request);
    }
    if (request.is("PUT", "/git-lfs/admin/projects/*/repos/*/enabled")) {
      large.remove(request.part(3) + "/" + request.part(5));
      large.add(request.part(3) + "/" + request.part(5));
      return new Answer(204, null);
    }
    Map<String, Object> repository = repositories.get(request.part(3) + "/" + request.part(5));
    if (repository == null) {
      return error(404, "Repository does not exist.");
    }
    if (request.is("GET", REPO)) {
      return new Answer(200, repository);
    }
    if (request.is("DELETE", REPO)) {
      repositories.remove(request.part(3) + "/" + request.part(5));
      stub.delete(request.part(3), request.part(5));
      return new Answer(202, Map.of("message", "Repository scheduled for deletion."));
    }
    if (request.is("GET", REPO + "/default-branch")) {
      return new Answer(200, Map.of("displayId", "main"));
    }
    return pulls(request);
  }

  private Answer pulls(Request request) {
    if (request.is("GET", REPO + "/pull-requests")) {
      List<Map<String, Object>> found =
          pulls.stream()
              .filter(pull -> reference(pull, "fromRef").equals(request.query().get("at")))
              .toList()
              .reversed();
      return new Answer(200, Map.of("values", found, "isLastPage", true));
    }
    if (request.is("POST", REPO + "/pull-requests")) {
      return open(request.body());
    }
    if (!request.path().contains("/pull-requests/")) {
      return error(404, "null for uri");
    }
    Map<String, Object> pull = pulls.get(Integer.parseInt(request.part(7)) - 1);
    if (request.is("GET", REPO + "/pull-requests/*")) {
      return new Answer(200, pull);
    }
    if (request.is("POST", REPO + "/pull-requests/*/participants")) {
      String name = request.body().at("/user/name").asText();
      if (!name.equals("ada")) {
        return error(400, "%s is not a user".formatted(name));
      }
      reviewers.add(name);
      return new Answer(200, Map.of());
    }
    if (!request.query().getOrDefault("version", "").equals("3")) {
      return error(
          409, "You are attempting to modify a pull request based on out-of-date information.");
    }
    pull.put("state", "DECLINED");
    return new Answer(200, pull);
  }

  private Answer create(Request request) {
    String name = request.body().path("name").asText();
    if (!request.part(3).equals("PAY")) {
      return error(404, "Project %s does not exist.".formatted(request.part(3)));
    }
    if (!request.body().path("scmId").asText().equals("git")) {
      return error(400, "scmId is required");
    }
    if (!stub.create(request.part(3), name)) {
      return error(409, "This repository URL is already taken.");
    }
    Map<String, Object> repository = new LinkedHashMap<>();
    repository.put("slug", name);
    repository.put("name", name);
    repository.put("description", request.body().path("description").asText());
    repository.put("project", Map.of("key", request.part(3)));
    repository.put(
        "links",
        Map.of(
            "clone",
            List.of(Map.of("name", "http", "href", stub.cloneUrl(request.part(3), name))),
            "self",
            List.of(Map.of("href", stub.page("/projects/PAY/repos/%s/browse".formatted(name))))));
    repositories.put(request.part(3) + "/" + name, repository);
    return new Answer(201, repository);
  }

  private Answer open(JsonNode body) {
    String from = body.at("/fromRef/id").asText();
    String to = body.at("/toRef/id").asText();
    boolean exists =
        pulls.stream()
            .anyMatch(
                pull ->
                    pull.get("state").equals("OPEN")
                        && reference(pull, "fromRef").equals(from)
                        && reference(pull, "toRef").equals(to));
    if (exists) {
      return error(409, "Only one pull request may be open for a given source and target branch");
    }
    if (!body.at("/fromRef/repository/project/key").asText().equals("PAY")) {
      return error(400, "fromRef.repository is required");
    }
    int number = pulls.size() + 1;
    Map<String, Object> pull = new LinkedHashMap<>();
    pull.put("id", number);
    pull.put("version", 3);
    pull.put("state", "OPEN");
    pull.put("description", body.path("description").asText());
    pull.put("fromRef", Map.of("id", from, "displayId", from.replace("refs/heads/", "")));
    pull.put("toRef", Map.of("id", to, "displayId", to.replace("refs/heads/", "")));
    String page = stub.page("/projects/PAY/repos/payments/pull-requests/" + number);
    pull.put("links", Map.of("self", List.of(Map.of("href", page))));
    pulls.add(pull);
    return new Answer(201, pull);
  }

  private static String reference(Map<String, Object> pull, String side) {
    return String.valueOf(((Map<?, ?>) pull.get(side)).get("id"));
  }

  private static Answer error(int status, String message) {
    return new Answer(status, Map.of("errors", List.of(Map.of("message", message))));
  }
}
