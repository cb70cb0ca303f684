package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters that Backstage adds to the language. */
final class BackstageFilters {

  private BackstageFilters() {}

  static void addTo(Map<String, Filter> filters, Map<String, String> hosts) {
    filters.put(
        "parseRepoUrl",
        (input, arguments, meter) -> RepositoryAddress.parse(Values.text(input), hosts));
    filters.put(
        "projectSlug",
        (input, arguments, meter) -> {
          Map<String, Object> parts = RepositoryAddress.parse(Values.text(input), hosts);
          return parts.getOrDefault("owner", "undefined")
              + "/"
              + parts.getOrDefault("repo", "undefined");
        });
    filters.put(
        "parseEntityRef",
        (input, arguments, meter) -> EntityReference.parse(input, arguments.get(0)));
    filters.put(
        "pick",
        (input, arguments, meter) -> {
          Object picked = pick(input, arguments.get(0));
          return picked == Undefined.UNDEFINED ? arguments.get(1) : picked;
        });
  }

  private static @Nullable Object pick(@Nullable Object input, @Nullable Object path) {
    if (path == Undefined.UNDEFINED) {
      return Undefined.UNDEFINED;
    }
    if (path instanceof List<?> keys) {
      return walk(input, new ArrayList<>(keys));
    }
    String text = Values.text(path);
    if (input instanceof Map<?, ?> map && map.containsKey(text)) {
      return map.get(text);
    }
    return walk(input, keys(text));
  }

  private static @Nullable Object walk(@Nullable Object input, List<@Nullable Object> keys) {
    Object value = input;
    for (Object key : keys) {
      value = Members.of(value, key, false);
      if (value instanceof Callable) {
        return Undefined.UNDEFINED;
      }
    }
    return value;
  }

  /** The keys of a path such as `a.b[0]["c.d"]`. */
  private static List<@Nullable Object> keys(String path) {
    List<@Nullable Object> keys = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    boolean open = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '.' && !open) {
        keys.add(key.toString());
        key.setLength(0);
      } else if (c == '[' && !open) {
        open = true;
        if (!key.isEmpty() || i == 0) {
          addIfAny(keys, key);
        }
      } else if (c == ']' && open) {
        open = false;
        keys.add(unquoted(key.toString()));
        key.setLength(0);
        i += i + 1 < path.length() && path.charAt(i + 1) == '.' ? 1 : 0;
        if (i + 1 >= path.length()) {
          return keys;
        }
      } else {
        key.append(c);
      }
    }
    keys.add(key.toString());
    return keys;
  }

  private static void addIfAny(List<@Nullable Object> keys, StringBuilder key) {
    if (!key.isEmpty()) {
      keys.add(key.toString());
      key.setLength(0);
    }
  }

  private static String unquoted(String key) {
    boolean quoted =
        key.length() > 1
            && (key.charAt(0) == '"' || key.charAt(0) == '\'')
            && key.charAt(key.length() - 1) == key.charAt(0);
    return quoted ? key.substring(1, key.length() - 1) : key;
  }
}
