package dev.formwork.integrations.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.gitlab.Wire.Answer;
import dev.formwork.integrations.gitlab.Wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GitLab's REST API with one token. */
final class GitlabApi {

  private static final int MAX_PAGES = 50;

  private final Wire wire;
  private final Credential credential;

  private GitlabApi(Wire wire, Credential credential) {
    this.wire = wire;
    this.credential = credential;
  }

  /**
   * The API as the owner of the token sees it.
   *
   * @param token that a template brought, an OAuth token, or null for the configured one
   * @throws InvalidInput when there is neither
   */
  static GitlabApi open(GitlabSettings settings, Wire wire, @Nullable String token) {
    if (token != null) {
      return new GitlabApi(wire, new Credential(token, true));
    }
    String configured = settings.token();
    if (configured == null) {
      throw new InvalidInput(
          "No token is configured for GitLab at %s (input: token). Give one, or ask an operator to set formwork.gitlab.token."
              .formatted(settings.apiUrl()));
    }
    return new GitlabApi(wire, new Credential(configured, false));
  }

  /** What Git logs in with: https://docs.gitlab.com/topics/git/clone/ (clone with a token). */
  Login login() {
    return new Login("oauth2", credential.token());
  }

  /** The answer to a call, whatever its status. */
  Answer send(Call call) {
    return wire.send(call, credential);
  }

  /**
   * The answer to a call that must succeed.
   *
   * @param what is tried, such as `create project acme/payments`
   */
  JsonNode require(Call call, String what) {
    Answer answer = send(call);
    if (!answer.isOk()) {
      throw Refusals.translate(answer, what);
    }
    return answer.json();
  }

  /** What is at the path; empty when nothing is. */
  Optional<JsonNode> find(String path, String what) {
    Answer answer = send(Call.of("GET", path));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isOk()) {
      throw Refusals.translate(answer, what);
    }
    return Optional.of(answer.json());
  }

  /** Deletes what is at the path; nothing there is as good. */
  void delete(String path, String what) {
    Answer answer = send(Call.of("DELETE", path));
    if (!answer.isOk() && answer.status() != 404) {
      throw Refusals.translate(answer, what);
    }
  }

  /**
   * Deletes for good what is only marked for deletion, where GitLab lets the token; otherwise it is
   * deleted after the days that its administrator set.
   */
  void deleteNow(String path, String fullPath, String what) {
    String query = "?permanently_remove=true&full_path=" + Wire.encoded(fullPath);
    Answer answer = send(Call.of("DELETE", path + query));
    boolean allowed = answer.status() != 400 && answer.status() != 403;
    if (allowed && !answer.isOk() && answer.status() != 404) {
      throw Refusals.translate(answer, what);
    }
  }

  /**
   * All pages of a list; empty when the list itself is not there.
   *
   * @param path with a query
   */
  List<JsonNode> list(String path, String what) {
    List<JsonNode> items = new ArrayList<>();
    String page = "1";
    for (int pages = 0; pages < MAX_PAGES && !page.isEmpty(); pages++) {
      String address = "%s%sper_page=100&page=%s".formatted(path, separator(path), page);
      Answer answer = send(Call.of("GET", address));
      if (answer.status() == 404) {
        return List.of();
      }
      if (!answer.isOk()) {
        throw Refusals.translate(answer, what);
      }
      answer.json().forEach(items::add);
      page = answer.header("X-Next-Page").orElse("");
    }
    return items;
  }

  private static String separator(String path) {
    return path.contains("?") ? "&" : "?";
  }

  /** Path of a project's resource. */
  static String project(String project, String rest) {
    return "/projects/" + Wire.encoded(project) + rest;
  }

  /** Path of a group's resource. */
  static String group(String group, String rest) {
    return "/groups/" + Wire.encoded(group) + rest;
  }
}
