package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names of GitLab's access levels: https://docs.gitlab.com/api/access_requests/ (valid levels). */
final class AccessLevel {

  private static final Map<String, Integer> NAMES = names();

  private AccessLevel() {}

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new LinkedHashMap<>();
    names.put("no access", 0);
    names.put("minimal access", 5);
    names.put("guest", 10);
    names.put("planner", 15);
    names.put("reporter", 20);
    names.put("developer", 30);
    names.put("maintainer", 40);
    names.put("owner", 50);
    return names;
  }

  /** The number of a level that is given as a number or by name. */
  static int of(Object level) {
    if (level instanceof Number number) {
      return number.intValue();
    }
    String name = String.valueOf(level).toLowerCase(Locale.ROOT).strip();
    Integer known = NAMES.get(name.replace('_', ' '));
    if (known != null) {
      return known;
    }
    if (name.matches("\\d{1,2}")) {
      return Integer.parseInt(name);
    }
    throw new InvalidInput(
        "'%s' is no access level (input: accessLevel). Use a number or one of: %s."
            .formatted(level, String.join(", ", NAMES.keySet())));
  }
}
