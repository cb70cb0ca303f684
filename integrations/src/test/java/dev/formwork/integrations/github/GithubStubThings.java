package dev.formwork.integrations.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link GithubStub} around a repository: rules, hooks, keys, autolinks, environments,
 * secrets, variables, issues, sites and workflows. It keeps what it is sent, and refuses what
 * GitHub refuses: duplicates, missing keys, secrets that it cannot open.
 */
final class GithubStubThings {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] SECRET_KEY = new byte[32];
  private static final String KEY_ID = "012345678912345678";

  static {
    for (int i = 0; i < SECRET_KEY.length; i++) {
      SECRET_KEY[i] = (byte) (i * 7 + 3);
    }
  }

  private final Map<String, JsonNode> things = new TreeMap<>();
  private final String url;
  private int lastId;

  GithubStubThings(String url) {
    this.url = url;
  }

  /** Everything that was sent, by `owner/name` and path; secrets as they read when opened. */
  synchronized Map<String, JsonNode> kept() {
    return new TreeMap<>(things);
  }

  synchronized Reply answer(String method, String slug, String path, @Nullable JsonNode sent) {
    JsonNode body = sent == null ? JsonNodeFactory.instance.objectNode() : sent;
    String key = slug + "/" + path;
    if (path.endsWith("secrets/public-key")) {
      return new Reply(200, Map.of("key_id", KEY_ID, "key", OpenedBox.publicKey(SECRET_KEY)));
    }
    Matcher secret = Pattern.compile(".*/secrets/(\\w+)").matcher(path);
    if (secret.matches()) {
      return secret(method, key, secret.group(1), body);
    }
    return switch (method) {
      case "GET" -> get(key, path);
      case "POST" -> post(key, path, body);
      case "PUT" -> put(key, path, body);
      case "PATCH" -> patch(key, body);
      case "DELETE" -> delete(key, path);
      default -> Reply.NOT_FOUND;
    };
  }

  private Reply secret(String method, String key, String name, JsonNode body) {
    if (!method.equals("PUT")) {
      return method.equals("GET") ? one(key) : delete(key, "");
    }
    if (name.startsWith("GITHUB_") || !body.path("key_id").asText().equals(KEY_ID)) {
      return invalid(
          "Secret names must not start with GITHUB_, and key_id must be the public key's");
    }
    String text = OpenedBox.open(body.path("encrypted_value").asText(), SECRET_KEY);
    boolean isNew = things.put(key, JsonNodeFactory.instance.textNode(text)) == null;
    return new Reply(isNew ? 201 : 204, isNew ? Map.of() : null);
  }

  synchronized List<JsonNode> issues(String slug) {
    return below(slug + "/issues", "\\d+");
  }

  private Reply get(String key, String path) {
    if (path.matches("hooks|keys|autolinks|issues|issues/\\d+/labels")) {
      List<JsonNode> list = new ArrayList<>();
      if (path.endsWith("labels")) {
        JsonNode issue = things.get(key.replaceFirst("/labels$", ""));
        if (issue == null) {
          return Reply.NOT_FOUND;
        }
        issue.path("labels").forEach(list::add);
      } else {
        list.addAll(below(key, "\\d+"));
      }
      return new Reply(200, list);
    }
    if (path.matches("environments/[^/]+/deployment-branch-policies")) {
      return new Reply(200, Map.of("branch_policies", below(key, "\\d+")));
    }
    if (path.matches("actions/workflows/[^/]+/runs")) {
      return new Reply(200, Map.of("workflow_runs", below(key, "\\d+").reversed()));
    }
    return one(key);
  }

  private List<JsonNode> below(String key, String rest) {
    Pattern pattern = Pattern.compile(Pattern.quote(key + "/") + rest);
    return things.entrySet().stream()
        .filter(entry -> pattern.matcher(entry.getKey()).matches())
        .map(Map.Entry::getValue)
        .toList();
  }

  private Reply one(String key) {
    JsonNode found = things.get(key);
    return found == null ? Reply.NOT_FOUND : new Reply(200, found.isObject() ? found : Map.of());
  }

  private Reply post(String key, String path, JsonNode body) {
    return switch (path.replaceFirst("/.*/", "/*/")) {
      case "hooks" ->
          !body.path("name").asText().equals("web") || !body.path("config").has("url")
              ? invalid("Validation failed")
              : add(key, body, "config", "Hook already exists on this repository");
      case "keys" ->
          body.path("key").asText().startsWith("ssh-")
              ? add(key, body, "key", "key is already in use")
              : invalid("key is invalid. You must supply a key in OpenSSH public key format");
      case "autolinks" ->
          body.path("url_template").asText().contains("<num>")
              ? add(key, body, "key_prefix", "key_prefix already exists")
              : invalid("url_template must contain `<num>` for the reference number");
      case "issues" -> issue(key, body);
      case "issues/*/labels" -> label(key, body);
      case "pages" ->
          things.putIfAbsent(key, body) == null
              ? new Reply(201, body)
              : new Reply(409, Map.of("message", "GitHub Pages is already enabled."));
      case "actions/variables", "environments/*/variables" -> variable(key, body);
      case "environments/*/deployment-branch-policies" -> add(key, body, "id", "");
      case "actions/*/dispatches" -> dispatch(key, body);
      case "branches/*/required_signatures" -> keep(key, body, 200);
      default -> Reply.NOT_FOUND;
    };
  }

  private Reply add(String key, JsonNode body, String unique, String refusal) {
    boolean taken =
        below(key, "\\d+").stream()
            .anyMatch(found -> body.has(unique) && found.path(unique).equals(body.path(unique)));
    return taken ? invalid(refusal) : numbered(key, body);
  }

  private Reply numbered(String key, JsonNode body) {
    ObjectNode kept = body.deepCopy();
    kept.put("id", ++lastId);
    things.put(key + "/" + lastId, kept);
    return new Reply(201, kept);
  }

  private Reply issue(String key, JsonNode body) {
    if (body.path("title").asText().isBlank()) {
      return invalid("title is missing");
    }
    ObjectNode kept = body.deepCopy();
    kept.put("number", ++lastId).put("state", "open").put("comments", 0);
    kept.put("html_url", url + "/issues/" + lastId);
    kept.set("labels", named(body.path("labels")));
    things.put(key + "/" + lastId, kept);
    return new Reply(201, kept);
  }

  private static JsonNode named(JsonNode labels) {
    List<Map<String, String>> named = new ArrayList<>();
    labels.forEach(label -> named.add(Map.of("name", label.asText())));
    return JSON.valueToTree(named);
  }

  private Reply label(String key, JsonNode body) {
    JsonNode issue = things.get(key.replaceFirst("/labels$", ""));
    if (issue == null) {
      return Reply.NOT_FOUND;
    }
    ((ArrayNode) issue.path("labels")).addAll((ArrayNode) named(body.path("labels")));
    return new Reply(200, issue.path("labels"));
  }

  private Reply variable(String key, JsonNode body) {
    String name = key + "/" + body.path("name").asText();
    return things.putIfAbsent(name, body) == null
        ? new Reply(201, Map.of())
        : new Reply(409, Map.of("message", "Already exists - Variable already exists"));
  }

  private Reply dispatch(String key, JsonNode body) {
    if (!key.contains("/deploy.yaml/")) {
      return Reply.NOT_FOUND;
    }
    if (!body.path("ref").asText().equals("main")) {
      return invalid("No ref found for: " + body.path("ref").asText());
    }
    String runs = key.replaceFirst("/dispatches$", "/runs");
    ObjectNode kept = body.deepCopy();
    kept.put("id", ++lastId).put("url", url + "/runs/" + lastId);
    kept.put("html_url", url + "/html/" + lastId);
    things.put(runs + "/" + lastId, kept);
    return body.path("return_run_details").asBoolean()
        ? new Reply(
            200,
            Map.of(
                "workflow_run_id",
                lastId,
                "run_url",
                kept.path("url").asText(),
                "html_url",
                kept.path("html_url").asText()))
        : new Reply(204, null);
  }

  private Reply put(String key, String path, JsonNode body) {
    if (path.matches("branches/[^/]+/protection")) {
      for (String required :
          List.of(
              "required_status_checks",
              "enforce_admins",
              "required_pull_request_reviews",
              "restrictions")) {
        if (!body.has(required)) {
          return invalid("Invalid request. No value given for " + required);
        }
      }
      return keep(key, body, 200);
    }
    if (path.matches("environments/[^/]+")) {
      JsonNode policy = body.path("deployment_branch_policy");
      return policy.isObject()
              && policy.path("protected_branches").equals(policy.path("custom_branch_policies"))
          ? invalid("protected_branches and custom_branch_policies cannot have the same value")
          : keep(key, body, 200);
    }
    if (path.startsWith("collaborators/")) {
      return body.path("permission").asText().isEmpty()
          ? invalid("permission is missing")
          : keep(key, body, 201);
    }
    return switch (path) {
      case "actions/oidc/customization/sub" -> keep(key, body, 201);
      case "actions/permissions/access" -> keep(key, body, 204);
      case "subscription" -> keep(key, body, 200);
      default -> Reply.NOT_FOUND;
    };
  }

  private Reply keep(String key, JsonNode body, int status) {
    things.put(key, body);
    return new Reply(status, status == 204 ? null : body);
  }

  private Reply patch(String key, JsonNode body) {
    if (key.endsWith("/properties/values")) {
      return keep(key, body, 204);
    }
    if (!(things.get(key) instanceof ObjectNode present)) {
      return Reply.NOT_FOUND;
    }
    present.setAll((ObjectNode) body);
    return new Reply(key.contains("/variables/") ? 204 : 200, present);
  }

  private Reply delete(String key, String path) {
    Matcher label = Pattern.compile("(.*/issues/\\d+)/labels/(.*)").matcher(key);
    if (label.matches()) {
      JsonNode labels = things.get(label.group(1)).path("labels");
      for (int i = 0; i < labels.size(); i++) {
        if (labels.get(i).path("name").asText().equals(label.group(2))) {
          ((ArrayNode) labels).remove(i);
          return new Reply(200, labels);
        }
      }
      return Reply.NOT_FOUND;
    }
    boolean gone = things.remove(key) != null;
    things.keySet().removeIf(other -> !path.isEmpty() && other.startsWith(key + "/"));
    return gone ? new Reply(204, null) : Reply.NOT_FOUND;
  }

  /** Puts something there that no call made. */
  synchronized void put(String key, JsonNode thing) {
    things.put(key, thing);
  }

  private static Reply invalid(String text) {
    return new Reply(
        422, Map.of("message", "Validation Failed", "errors", List.of(Map.of("message", text))));
  }
}
