package dev.formwork.integrations.github;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checks of {@link GithubStub}: every repository has one commit, on `main`. Lists come in pages
 * of at most 100, and a commit that is not there is a 422, as GitHub answers it.
 */
final class GithubStubChecks {

  static final String COMMIT = "c0ffee00".repeat(5);

  private static final Pattern COMMIT_PATH = Pattern.compile("commits/([^/]+)/(status|check-runs)");

  private final Map<String, Map<String, Object>> statuses = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> runs = new LinkedHashMap<>();
  private final List<String> demanded = new ArrayList<>();
  private final List<String> ruled = new ArrayList<>();

  /** Sets a commit status. */
  synchronized void status(String context, String state, String description) {
    statuses.put(context, Map.of("context", context, "state", state, "description", description));
  }

  /** Sets a check run; GitHub has no conclusion before it is completed. */
  synchronized void run(String name, String status, String conclusion) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("name", name);
    run.put("status", status);
    run.put("conclusion", conclusion.isEmpty() ? null : conclusion);
    run.put("html_url", "https://github.com/runs/" + name);
    runs.put(name, run);
  }

  /** Lets the protection of `main` and a ruleset demand checks. */
  synchronized void demand(List<String> byProtection, List<String> byRuleset) {
    demanded.addAll(byProtection);
    ruled.addAll(byRuleset);
  }

  /** Whether a path below a repository is about checks. */
  boolean serves(String method, String path) {
    return method.equals("GET")
        && (COMMIT_PATH.matcher(path).matches() || path.matches("(rules/)?branches/[^/]+"));
  }

  synchronized Reply answer(String path, int page, int size) {
    Matcher commit = COMMIT_PATH.matcher(path);
    if (commit.matches()) {
      String ref = commit.group(1);
      if (!ref.equals("main") && !ref.equals(COMMIT)) {
        return new Reply(422, Map.of("message", "No commit found for SHA: " + ref));
      }
      return commit.group(2).equals("status")
          ? list("statuses", statuses, page, size)
          : list("check_runs", runs, page, size);
    }
    if (path.startsWith("rules/")) {
      return new Reply(200, path.endsWith("/main") && !ruled.isEmpty() ? rules() : List.of());
    }
    if (!path.endsWith("/main")) {
      return new Reply(404, Map.of("message", "Branch not found"));
    }
    return new Reply(
        200,
        Map.of(
            "name",
            "main",
            "protected",
            !demanded.isEmpty(),
            "protection",
            Map.of(
                "enabled",
                !demanded.isEmpty(),
                "required_status_checks",
                Map.of("contexts", demanded, "checks", List.of()))));
  }

  private List<Map<String, Object>> rules() {
    return List.of(
        Map.of("type", "deletion"),
        Map.of(
            "type",
            "required_status_checks",
            "parameters",
            Map.of(
                "required_status_checks",
                ruled.stream().map(name -> Map.of("context", name)).toList())));
  }

  private static Reply list(
      String field, Map<String, Map<String, Object>> all, int page, int size) {
    List<Map<String, Object>> part =
        all.values().stream().skip((page - 1L) * size).limit(Math.min(size, 100)).toList();
    return new Reply(200, Map.of("sha", COMMIT, "total_count", all.size(), field, part));
  }
}
