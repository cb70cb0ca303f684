package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the RepoUrlPicker of a form produces: `github.com?owner=acme&repo=payments`.
 *
 * <p>Owner and name are what {@link RepositoryHost#find} and {@link NewRepository} take. By the
 * type of the host, the owner is:
 *
 * <ul>
 *   <li>`github`, `gitea`, `local`: the organisation or user;
 *   <li>`gitlab`: the path of the group, such as `acme/backend`; empty for an address by `project`,
 *       whose number is the name then;
 *   <li>`azure`: organisation and project, such as `acme/shop`;
 *   <li>`bitbucketCloud`: workspace and key of the project, such as `acme/PAY`;
 *   <li>`bitbucketServer`: the key of the project, such as `PAY`, or `~ada` for a person's own;
 *   <li>`gerrit`: the parent project, or empty for none.
 * </ul>
 */
public record RepoUrl(String host, String owner, String repo) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern PERSONAL = Pattern.compile("~?[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern WITH_SPACES =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._ -]{0,98}[A-Za-z0-9_-])?");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");
  private static final Pattern PATH =
      Pattern.compile(
          "[A-Za-z0-9_][A-Za-z0-9._-]{0,254}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,254}){0,20}");

  /**
   * Reads the address of a repository that has an owner and a name.
   *
   * @param input name of the input, for the message
   * @throws InvalidInput when owner or name is missing or not a plain name
   */
  public static RepoUrl parse(String text, String input) {
    return parse(text, input, "");
  }

  /**
   * Reads the address of a repository on a host of this type.
   *
   * @param input name of the input, for the message
   * @param type of the host, such as `gitlab`
   * @throws InvalidInput when a part that such hosts need is missing or not usable
   */
  public static RepoUrl parse(String text, String input, String type) {
    int question = text.indexOf('?');
    String host = (question < 0 ? text : text.substring(0, question)).toLowerCase(Locale.ROOT);
    Map<String, String> query = query(question < 0 ? "" : text.substring(question + 1));
    if (host.isEmpty() || host.contains("/") || host.contains("@")) {
      throw new InvalidInput(
          "Repository address '%s' has no host (input: %s). Write e.g. %s."
              .formatted(text, input, example(type)));
    }
    var parts = new Parts(query, text, input, type);
    return switch (type) {
      case "gitlab" -> gitlab(host, parts);
      case "azure" ->
          new RepoUrl(
              host,
              parts.get("organization", NAME) + "/" + parts.get("project", WITH_SPACES),
              parts.get("repo", WITH_SPACES));
      case "bitbucketCloud" ->
          new RepoUrl(
              host,
              parts.get("workspace", NAME) + "/" + parts.get("project", NAME),
              parts.get("repo", NAME));
      case "bitbucketServer" ->
          new RepoUrl(host, parts.get("project", PERSONAL), parts.get("repo", NAME));
      case "gerrit" ->
          new RepoUrl(
              host,
              parts.has("workspace") ? parts.get("workspace", PATH) : "",
              parts.get("repo", PATH));
      default -> new RepoUrl(host, parts.get("owner", NAME), parts.get("repo", NAME));
    };
  }

  private static RepoUrl gitlab(String host, Parts parts) {
    return parts.has("project")
        ? new RepoUrl(host, "", parts.get("project", NUMBER))
        : new RepoUrl(host, parts.get("owner", PATH), parts.get("repo", NAME));
  }

  /** Whether the name is the number of a project on GitLab. */
  public boolean isByNumber() {
    return owner.isEmpty() && NUMBER.matcher(repo).matches();
  }

  private static String example(String type) {
    return switch (type) {
      case "gitlab" -> "gitlab.com?owner=acme/backend&repo=payments";
      case "azure" -> "dev.azure.com?organization=acme&project=shop&repo=payments";
      case "bitbucketCloud" -> "bitbucket.org?workspace=acme&project=PAY&repo=payments";
      case "bitbucketServer" -> "bitbucket.example.com?project=PAY&repo=payments";
      case "gitea" -> "gitea.example.com?owner=acme&repo=payments";
      case "gerrit" -> "gerrit.example.com?workspace=acme&repo=payments";
      default -> "github.com?owner=acme&repo=payments";
    };
  }

  /** The parts of one address, with what a message about them needs. */
  private record Parts(Map<String, String> query, String text, String input, String type) {

    boolean has(String part) {
      return !value(part).isEmpty();
    }

    String get(String part, Pattern shape) {
      String value = value(part);
      if (!shape.matcher(value).matches() || value.contains("..") || value.endsWith(".git")) {
        throw new InvalidInput(
            "Repository address '%s' has no usable %s (input: %s). Use letters, digits, '.', '_' and '-', e.g. %s."
                .formatted(text, part, input, example(type)));
      }
      return value;
    }

    private String value(String part) {
      @Nullable String value = query.get(part);
      return value == null ? "" : value.replaceAll("^/+|/+$", "");
    }
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
}
