package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the `repoUrl` of a `gitlab:*` action names: always a GitLab, and often a project.
 *
 * @param project id, or path such as `acme/payments/api`; null when only a host is named
 */
record Target(String host, @Nullable String project) {

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]{0,254}");

  static Target parse(String repoUrl) {
    int question = repoUrl.indexOf('?');
    String host =
        (question < 0 ? repoUrl : repoUrl.substring(0, question)).toLowerCase(Locale.ROOT);
    if (host.isEmpty() || host.contains("/") || host.contains("@")) {
      throw new InvalidInput(
          "Address '%s' has no host (input: repoUrl). Write e.g. gitlab.com?owner=acme&repo=api."
              .formatted(repoUrl));
    }
    return new Target(host, question < 0 ? null : project(query(repoUrl.substring(question + 1))));
  }

  private static @Nullable String project(Map<String, String> query) {
    String id = trimmed(query.get("project"));
    String owner = trimmed(query.get("owner"));
    String repo = trimmed(query.get("repo"));
    if (!id.isEmpty()) {
      return checked(id);
    }
    return owner.isEmpty() || repo.isEmpty() ? null : checked(owner + "/" + repo);
  }

  private static String trimmed(@Nullable String value) {
    return value == null ? "" : value.replaceAll("^/+|/+$", "");
  }

  private static String checked(String project) {
    if (!PATH.matcher(project).matches() || project.contains("..") || project.contains("//")) {
      throw new InvalidInput(
          "'%s' is no path of a project (input: repoUrl). Write e.g. gitlab.com?owner=acme&repo=api."
              .formatted(project));
    }
    return project;
  }

  private static Map<String, String> query(String text) {
    var values = new HashMap<String, String>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  /** The GitLab that a `repoUrl` names. */
  static Gitlab open(Gitlabs gitlabs, String repoUrl, @Nullable String token) {
    return gitlabs.get(parse(repoUrl).host(), token);
  }

  /**
   * The project that an input names; the `repoUrl` names it otherwise.
   *
   * @param projectId number or path, or null
   */
  String project(@Nullable Object projectId) {
    String given = projectId == null ? "" : String.valueOf(projectId).strip();
    if (!given.isEmpty()) {
      return checked(given);
    }
    if (project == null) {
      throw new InvalidInput(
          "No project is named (input: projectId). Give its id, or name it in repoUrl: gitlab.com?owner=acme&repo=api.");
    }
    return project;
  }
}
