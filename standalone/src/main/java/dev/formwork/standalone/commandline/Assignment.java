package dev.formwork.standalone.commandline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A word such as `repo.owner=acme`.
 *
 * @param name what stands before the first `=`; dots lead into objects
 */
public record Assignment(String name, String text) {

  /**
   * Reads a word.
   *
   * @param option where it was given, for the message
   * @throws UsageFault when it has no name or no `=`
   */
  public static Assignment of(String word, String option) {
    int equals = word.indexOf('=');
    if (equals < 1) {
      throw new UsageFault(
          "'%s' has no name or no value (%s). Write e.g. %s name=payments."
              .formatted(word, option, option));
    }
    return new Assignment(word.substring(0, equals), word.substring(equals + 1));
  }

  /** Puts the value where its name says; a value of null takes the entry out. */
  public void into(Map<String, Object> values) {
    List<String> path = List.of(name.split("\\."));
    Map<String, Object> at = values;
    for (String part : path.subList(0, path.size() - 1)) {
      Map<String, Object> next = new LinkedHashMap<>();
      if (at.get(part) instanceof Map<?, ?> there) {
        there.forEach((key, entry) -> next.put(String.valueOf(key), entry));
      }
      at.put(part, next);
      at = next;
    }
    Object value = value();
    if (value == null) {
      at.remove(path.getLast());
    } else {
      at.put(path.getLast(), value);
    }
  }

  /** Numbers, booleans, lists and objects as YAML has them; anything else is text. */
  private @Nullable Object value() {
    try {
      return new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException notYaml) {
      return text;
    }
  }
}
