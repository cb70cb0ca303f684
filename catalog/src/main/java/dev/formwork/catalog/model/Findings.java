package dev.formwork.catalog.model;

import dev.formwork.templates.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a document, and looks at its values on the way. */
final class Findings {

  private final List<Fault> faults = new ArrayList<>();

  void add(String path, String message) {
    faults.add(new Fault(path, 0, 0, message));
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /** The value as an object; reports and answers null when it is missing or something else. */
  @Nullable Map<String, Object> object(String path, Map<String, Object> in, String key) {
    Object value = in.get(key);
    if (value instanceof Map<?, ?>) {
      return Documents.map(value);
    }
    add(
        path,
        value == null
            ? "%s is missing. Add it; it must be an object.".formatted(key)
            : "%s must be an object, but is %s.".formatted(key, shown(value)));
    return null;
  }

  /** The value as text that is not empty; reports and answers null when it is not. */
  @Nullable String requiredText(String path, Map<String, Object> in, String key) {
    if (!in.containsKey(key)) {
      add(path, "%s is missing. Add it; it must be text.".formatted(key));
      return null;
    }
    return text(path, in.get(key), key);
  }

  /** The same for a value that may be left out, but not be null. */
  @Nullable String optionalText(String path, Map<String, Object> in, String key) {
    return in.containsKey(key) ? text(path, in.get(key), key) : null;
  }

  private @Nullable String text(String path, @Nullable Object value, String key) {
    if (!(value instanceof String text)) {
      add(path, "%s must be text, but is %s. Put it in quotes.".formatted(key, shown(value)));
      return null;
    }
    if (text.isBlank()) {
      add(path, "%s must not be empty.".formatted(key));
      return null;
    }
    return text;
  }

  /** The texts of a list; reports what is none. Answers an empty list when it is left out. */
  List<String> texts(String path, Map<String, Object> in, String key) {
    if (!in.containsKey(key)) {
      return List.of();
    }
    if (!(in.get(key) instanceof List<?> list)) {
      add(path, "%s must be a list of texts, but is %s.".formatted(key, shown(in.get(key))));
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String text = text(path + "/" + i, list.get(i), "An element of " + key);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  static String pointer(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map -> "an object";
      case List<?> list -> "a list";
      case String text -> "the text '%s'".formatted(text);
      default -> "the value " + value;
    };
  }
}
