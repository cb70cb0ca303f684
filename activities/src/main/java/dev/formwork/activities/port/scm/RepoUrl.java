package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the RepoUrlPicker of a form produces: `github.com?owner=acme&repo=payments`. */
public record RepoUrl(String host, String owner, String repo) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /**
   * Reads a repository's address.
   *
   * @param input name of the input, for the message
   * @throws InvalidInput when owner or name is missing or not a plain name
   */
  public static RepoUrl parse(String text, String input) {
    int question = text.indexOf('?');
    String host = (question < 0 ? text : text.substring(0, question)).toLowerCase(Locale.ROOT);
    Map<String, String> query = query(question < 0 ? "" : text.substring(question + 1));
    if (host.isEmpty() || host.contains("/") || host.contains("@")) {
      throw new InvalidInput(
          "Repository address '%s' has no host (input: %s). Write e.g. github.com?owner=acme&repo=payments."
              .formatted(text, input));
    }
    return new RepoUrl(
        host,
        name(query.get("owner"), "owner", text, input),
        name(query.get("repo"), "repo", text, input));
  }

  private static String name(@Nullable String value, String part, String text, String input) {
    String name = value == null ? "" : value.replaceAll("^/+|/+$", "");
    if (!NAME.matcher(name).matches() || name.contains("..") || name.endsWith(".git")) {
      throw new InvalidInput(
          "Repository address '%s' has no usable %s (input: %s). Use letters, digits, '.', '_' and '-', e.g. github.com?owner=acme&repo=payments."
              .formatted(text, part, input));
    }
    return name;
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
