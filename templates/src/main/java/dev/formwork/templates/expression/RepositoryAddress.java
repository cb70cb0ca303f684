package dev.formwork.templates.expression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses what a RepoUrlPicker answers, such as `github.com?owner=acme&repo=payments`. */
final class RepositoryAddress {

  private static final List<String> PARTS =
      List.of("owner", "repo", "organization", "workspace", "project");

  private RepositoryAddress() {}

  static Map<String, Object> parse(String address, Map<String, String> hosts) {
    String text = address.strip().replaceAll("[\\t\\n\\r]", "");
    String beforeHash = before(text, '#');
    int mark = beforeHash.indexOf('?');
    String host = host(mark < 0 ? beforeHash : beforeHash.substring(0, mark));
    String type = hosts.get(host);
    if (type == null) {
      throw new Refusal(
          "No Git host '%s' is configured. Use one of %s, or ask an operator to add it."
              .formatted(host, hosts.keySet().stream().sorted().toList()));
    }
    Map<String, String> query = query(mark < 0 ? "" : beforeHash.substring(mark + 1));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("host", host);
    for (String part : PARTS) {
      String value = query.get(part);
      if (value != null) {
        result.put(part, trimmed(value));
      }
    }
    for (String part : required(type, result)) {
      if (isEmpty(result.get(part))) {
        throw new Refusal(
            "The repository address for %s has no %s. Add '%s=…' to it."
                .formatted(host, part, part));
      }
    }
    return result;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null || value.equals("");
  }

  private static List<String> required(String type, Map<String, Object> parts) {
    return switch (type) {
      case "azure", "bitbucketServer" -> List.of("project", "repo");
      case "bitbucketCloud" -> List.of("workspace", "project", "repo");
      case "gitea", "gerrit" -> List.of("repo");
      case "gitlab" -> isEmpty(parts.get("project")) ? List.of("owner", "repo") : List.of();
      default -> List.of("owner", "repo");
    };
  }

  private static String host(String beforeQuery) {
    String authority = before(beforeQuery.replace('\\', '/'), '/');
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return host.endsWith(":443")
        ? host.substring(0, host.length() - 4)
        : host.endsWith(":") ? host.substring(0, host.length() - 1) : host;
  }

  private static String before(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String trimmed(String value) {
    return value.replaceAll("^/+", "").replaceAll("(?<!/)/+$", "");
  }

  /** The first value of every name. */
  private static Map<String, String> query(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      values.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return values;
  }

  /** Form decoding, which leaves a percent sign alone that starts no byte. */
  private static String decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Byte> result = new ArrayList<>(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        result.add((byte) (high * 16 + low));
        i += 2;
      } else {
        result.add(bytes[i] == '+' ? (byte) ' ' : bytes[i]);
      }
    }
    byte[] plain = new byte[result.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = result.get(i);
    }
    return new String(plain, StandardCharsets.UTF_8);
  }
}
