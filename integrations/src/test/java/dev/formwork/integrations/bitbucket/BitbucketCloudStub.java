package dev.formwork.integrations.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.integrations.git.rest.GitHostStub;
import dev.formwork.integrations.git.rest.GitHostStub.Answer;
import dev.formwork.integrations.git.rest.GitHostStub.Request;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bitbucket Cloud as far as the adapter asks it: 200 for a new repository, 400 for a taken name.
 */
public final class BitbucketCloudStub implements AutoCloseable {

  public static final String TOKEN = "ATCTT-valid";

  private static final String PULLS = "/repositories/*/*/pullrequests";

  private final Map<String, Map<String, Object>> repositories = new LinkedHashMap<>();
  private final List<Map<String, Object>> pulls = new ArrayList<>();
  private final List<Map<String, Object>> things = new ArrayList<>();
  private final GitHostStub stub;

  public BitbucketCloudStub(Path directory) {
    stub = new GitHostStub(directory, "Bearer " + TOKEN, "x-token-auth:" + TOKEN, this::answer);
  }

  public URI apiUrl() {
    return stub.restUrl();
  }

  GitHostStub http() {
    return stub;
  }

  synchronized Map<String, Object> repository(String fullName) {
    return repositories.get(fullName);
  }

  synchronized void merge(long number) {
    pulls.get((int) number - 1).put("state", "MERGED");
  }

  /** Everything that it holds, a line for each thing. */
  public synchronized List<String> state() {
    List<String> lines = new ArrayList<>(stub.lines());
    repositories.forEach((name, repository) -> lines.add(name + " " + new TreeMap<>(repository)));
    pulls.forEach(pull -> lines.add("pull " + new TreeMap<>(pull)));
    things.forEach(thing -> lines.add("thing " + thing));
    return lines;
  }

  @Override
  public void close() {
    stub.close();
  }

  private synchronized Answer answer(Request request) {
    String name = request.part(1) + "/" + request.part(2);
    if (request.is("POST", "/repositories/*/*")) {
      return create(request, name);
    }
    Map<String, Object> repository = repositories.get(name);
    if (repository == null) {
      return error(404, "Repository %s not found".formatted(name));
    }
    if (request.is("GET", "/repositories/*/*")) {
      return new Answer(200, repository);
    }
    if (request.is("DELETE", "/repositories/*/*")) {
      repositories.remove(name);
      stub.delete(request.part(1), request.part(2));
      return new Answer(204, null);
    }
    if (request.is("GET", PULLS)) {
      List<Map<String, Object>> found =
          pulls.stream()
              .filter(pull -> request.query().get("q").contains(branch(pull)))
              .toList()
              .reversed();
      return new Answer(200, Map.of("values", found));
    }
    if (request.is("POST", PULLS)) {
      return open(request.body());
    }
    if (request.is("POST", PULLS + "/*/decline")) {
      pulls.get(Integer.parseInt(request.part(4)) - 1).put("state", "DECLINED");
      return new Answer(200, pulls.get(Integer.parseInt(request.part(4)) - 1));
    }
    if (request.path().matches("/repositories/[^/]+/[^/]+/(pipelines|branch-restrictions)/?")) {
      return thing(request, name + " " + request.part(3));
    }
    return error(404, "Resource not found");
  }

  /** Builds and rules: listed, newest last, and added. */
  private Answer thing(Request request, String kind) {
    List<Map<String, Object>> present =
        things.stream().filter(thing -> thing.get("of").equals(kind)).toList();
    if (request.method().equals("GET")) {
      return new Answer(200, Map.of("values", present));
    }
    Map<String, Object> made = new LinkedHashMap<>();
    request.body().properties().forEach(entry -> made.put(entry.getKey(), entry.getValue()));
    made.put("of", kind);
    made.put("id", present.size() + 1);
    made.put("build_number", present.size() + 1);
    made.put("created_on", Instant.now().toString());
    things.add(made);
    return new Answer(201, made);
  }

  private Answer create(Request request, String name) {
    String slug = request.part(2);
    if (!slug.equals(slug.toLowerCase(Locale.ROOT))) {
      return error(400, "Invalid slug");
    }
    if (!request.body().path("scm").asText().equals("git")
        || request.body().path("project").path("key").asText().isEmpty()) {
      return error(400, "Bad request");
    }
    if (!stub.create(request.part(1), slug)) {
      return error(400, "Repository with this Slug and Owner already exists.");
    }
    Map<String, Object> repository = new LinkedHashMap<>();
    repository.put("full_name", name);
    repository.put("name", slug);
    repository.put("description", request.body().path("description").asText());
    repository.put("is_private", request.body().path("is_private").asBoolean());
    repository.put("project", Map.of("key", request.body().path("project").path("key").asText()));
    repository.put("mainbranch", null);
    repository.put(
        "links",
        Map.of(
            "html",
            Map.of("href", stub.page("/" + name)),
            "clone",
            List.of(
                Map.of("name", "ssh", "href", "git@bitbucket.org:" + name + ".git"),
                Map.of("name", "https", "href", stub.cloneUrl(request.part(1), slug)))));
    repositories.put(name, repository);
    return new Answer(200, repository);
  }

  private Answer open(JsonNode body) {
    if (body.path("title").asText().isBlank()) {
      return error(400, "title: This field is required.");
    }
    int number = pulls.size() + 1;
    Map<String, Object> pull = new LinkedHashMap<>();
    pull.put("id", number);
    pull.put("state", "OPEN");
    pull.put("title", body.path("title").asText());
    pull.put("description", body.path("description").asText());
    pull.put("source", Map.of("branch", Map.of("name", body.at("/source/branch/name").asText())));
    pull.put(
        "destination",
        Map.of("branch", Map.of("name", body.at("/destination/branch/name").asText())));
    pull.put(
        "links",
        Map.of("html", Map.of("href", stub.page("/acme/payments/pull-requests/" + number))));
    pulls.add(pull);
    return new Answer(201, pull);
  }

  private static String branch(Map<String, Object> pull) {
    Map<?, ?> source = (Map<?, ?>) pull.get("source");
    return "\"" + ((Map<?, ?>) source.get("branch")).get("name") + "\"";
  }

  private static Answer error(int status, String message) {
    return new Answer(status, Map.of("type", "error", "error", Map.of("message", message)));
  }
}
