package dev.formwork.integrations.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.integrations.git.rest.GitHostStub;
import dev.formwork.integrations.git.rest.GitHostStub.Answer;
import dev.formwork.integrations.git.rest.GitHostStub.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Azure DevOps as far as the adapter asks it: lists cut descriptions, deletion needs an id. */
public final class AzureStub implements AutoCloseable {

  public static final String TOKEN = "pat";

  private static final String REPOS = "/acme/shop/_apis/git/repositories";
  private static final int CUT = 20;

  private final Map<String, Map<String, Object>> repositories = new LinkedHashMap<>();
  private final List<Map<String, Object>> pulls = new ArrayList<>();
  private final List<String> recycled = new ArrayList<>();
  private final GitHostStub stub;
  private int ids;

  public AzureStub(Path directory) {
    String login =
        Base64.getEncoder().encodeToString((":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    stub = new GitHostStub(directory, "Basic " + login, "formwork:" + TOKEN, this::answer);
  }

  public URI url() {
    return stub.restUrl();
  }

  GitHostStub http() {
    return stub;
  }

  synchronized List<String> recycled() {
    return List.copyOf(recycled);
  }

  synchronized void merge(long number) {
    pulls.get((int) number - 1).put("status", "completed");
  }

  /** Everything that it holds, a line for each thing. */
  public synchronized List<String> state() {
    List<String> lines = new ArrayList<>(stub.lines());
    repositories.forEach((name, repository) -> lines.add(name + " " + new TreeMap<>(repository)));
    pulls.forEach(pull -> lines.add("pull " + new TreeMap<>(pull)));
    return lines;
  }

  @Override
  public void close() {
    stub.close();
  }

  private synchronized Answer answer(Request request) {
    if (!"7.1".equals(request.query().get("api-version"))) {
      return error(400, "No api-version was supplied for the request.");
    }
    if (request.is("POST", REPOS)) {
      return create(request.body().path("name").asText());
    }
    if (request.is("DELETE", REPOS + "/*")) {
      return delete(request.part(5));
    }
    Map<String, Object> repository = repositories.get(request.part(5));
    if (repository == null) {
      return error(404, "TF401019: The Git repository with name or identifier does not exist.");
    }
    if (request.is("GET", REPOS + "/*")) {
      return new Answer(200, repository);
    }
    if (request.is("POST", REPOS + "/*/pullrequests")) {
      return open(request.body(), repository);
    }
    if (request.is("GET", REPOS + "/*/pullrequests")) {
      return new Answer(200, Map.of("value", list(request)));
    }
    Map<String, Object> pull = pulls.get(Integer.parseInt(request.part(7)) - 1);
    if (request.is("PATCH", REPOS + "/*/pullrequests/*")) {
      pull.put("status", request.body().path("status").asText());
    }
    if (request.is("PUT", REPOS + "/*/pullrequests/*/reviewers/*")) {
      return request.part(9).equals("1b2c")
          ? new Answer(200, Map.of("id", "1b2c"))
          : error(400, "Invalid identity");
    }
    return new Answer(200, pull);
  }

  private Answer create(String name) {
    if (!stub.create("shop", name)) {
      return error(
          409, "TF400948: A Git repository with the name %s already exists.".formatted(name));
    }
    Map<String, Object> repository = new LinkedHashMap<>();
    repository.put("id", "id-" + ++ids);
    repository.put("name", name);
    repository.put("remoteUrl", stub.cloneUrl("shop", name));
    repository.put("webUrl", stub.page("/acme/shop/_git/" + name));
    repositories.put(name, repository);
    return new Answer(201, repository);
  }

  private Answer delete(String id) {
    for (Map.Entry<String, Map<String, Object>> one : repositories.entrySet()) {
      if (one.getValue().get("id").equals(id)) {
        repositories.remove(one.getKey());
        stub.delete("shop", one.getKey());
        recycled.add(id);
        return new Answer(204, null);
      }
    }
    return error(404, "TF401019: The Git repository does not exist.");
  }

  private List<Map<String, Object>> list(Request request) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Map<String, Object> pull : pulls.reversed()) {
      if (pull.get("sourceRefName").equals(request.query().get("searchCriteria.sourceRefName"))) {
        Map<String, Object> cut = new LinkedHashMap<>(pull);
        String description = String.valueOf(pull.get("description"));
        cut.put("description", description.substring(0, Math.min(CUT, description.length())));
        found.add(cut);
      }
    }
    return found;
  }

  private Answer open(JsonNode body, Map<String, Object> repository) {
    String source = body.path("sourceRefName").asText();
    if (pulls.stream()
        .anyMatch(
            pull ->
                pull.get("status").equals("active") && pull.get("sourceRefName").equals(source))) {
      return error(
          409, "TF401179: An active pull request for the source and target branch exists.");
    }
    if (!source.startsWith("refs/heads/")) {
      return error(400, "A source and a target reference must be specified.");
    }
    Map<String, Object> pull = new LinkedHashMap<>();
    pull.put("pullRequestId", pulls.size() + 1);
    pull.put("status", "active");
    pull.put("sourceRefName", source);
    pull.put("targetRefName", body.path("targetRefName").asText());
    pull.put("description", body.path("description").asText());
    pull.put("isDraft", body.path("isDraft").asBoolean());
    pull.put("repository", repository);
    pulls.add(pull);
    return new Answer(201, pull);
  }

  private static Answer error(int status, String message) {
    return new Answer(status, Map.of("message", message));
  }
}
