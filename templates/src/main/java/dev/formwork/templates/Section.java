package dev.formwork.templates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One mapping of a document: reads its entries by kind and collects what is wrong with them. */
final class Section {

  private final String pointer;
  private final Map<String, @Nullable Object> entries;
  private final Faults faults;

  private Section(String pointer, Map<String, @Nullable Object> entries, Faults faults) {
    this.pointer = pointer;
    this.entries = entries;
    this.faults = faults;
  }

  /** The section of a value; an empty one, with a fault, when it is no mapping. */
  static Section of(@Nullable Object value, String pointer, Faults faults) {
    Map<String, @Nullable Object> entries = asMap(value);
    if (entries == null) {
      String key = pointer.substring(pointer.lastIndexOf('/') + 1);
      faults.add(
          pointer,
          value == null
              ? "'%s' is missing. Add it as an object.".formatted(key)
              : "Expected an object but found %s.".formatted(kind(value)));
      entries = Map.of();
    }
    return new Section(pointer, entries, faults);
  }

  @SuppressWarnings("unchecked")
  static @Nullable Map<String, @Nullable Object> asMap(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
  }

  Map<String, @Nullable Object> entries() {
    return entries;
  }

  boolean has(String key) {
    return entries.get(key) != null;
  }

  @Nullable Object get(String key) {
    return entries.get(key);
  }

  String pointer(String key) {
    return Faults.pointer(pointer, key);
  }

  void fault(String message) {
    faults.add(pointer, message);
  }

  void fault(String key, String message) {
    faults.add(pointer(key), message);
  }

  Section section(String key) {
    return Section.of(entries.get(key), pointer(key), faults);
  }

  /** A text, or null when it is not there. */
  @Nullable String text(String key) {
    Object value = entries.get(key);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      fault(key, "'%s' must be a text but is %s. Put it into quotes.".formatted(key, kind(value)));
      return null;
    }
    return text;
  }

  /** A text with at least one character, or null when it is not there. */
  @Nullable String filledText(String key) {
    String text = text(key);
    if (text != null && text.isEmpty()) {
      fault(key, "'%s' must not be empty. Write something or remove it.".formatted(key));
    }
    return text;
  }

  String requiredText(String key, String example) {
    if (!has(key)) {
      fault(key, "'%s' is missing. Add it, such as %s.".formatted(key, example));
      return "";
    }
    String text = filledText(key);
    return text == null ? "" : text;
  }

  void matches(String key, Pattern pattern, String rule) {
    if (entries.get(key) instanceof String text
        && !text.isEmpty()
        && !pattern.matcher(text).matches()) {
      fault(key, "'%s' is not allowed as '%s': %s.".formatted(text, key, rule));
    }
  }

  /** A mapping, empty when it is not there. */
  Map<String, Object> map(String key) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (has(key)) {
      result.putAll(section(key).entries());
    }
    return result;
  }

  List<@Nullable Object> list(String key) {
    Object value = entries.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    fault(key, "'%s' must be a list but is %s.".formatted(key, kind(value)));
    return List.of();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(key)) {
      if (item instanceof String text) {
        texts.add(text);
      } else {
        fault(key, "'%s' must hold texts but holds %s.".formatted(key, kind(item)));
      }
    }
    return texts;
  }

  @Nullable Integer count(String key, int min, int max) {
    Object value = entries.get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof Integer number && number >= min && number <= max) {
      return number;
    }
    fault(key, "'%s' must be a whole number from %d to %d.".formatted(key, min, max));
    return null;
  }

  @Nullable Duration duration(String key) {
    Object value = entries.get(key);
    if (value == null) {
      return null;
    }
    Duration duration = value instanceof String text ? Durations.parse(text) : null;
    if (duration == null) {
      fault(
          key,
          "'%s' must be a time longer than 0, such as 30s, 10m, 2h, 3d or PT10M, but is '%s'."
              .formatted(key, value));
    }
    return duration;
  }

  /** The constant whose name in lower case is the entry's text. */
  <E extends Enum<E>> @Nullable E choice(String key, List<E> allowed) {
    Object value = entries.get(key);
    if (value == null) {
      return null;
    }
    List<String> names =
        allowed.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    int index = names.indexOf(value);
    if (index < 0) {
      fault(
          key,
          "'%s' must be one of %s but is '%s'.".formatted(key, String.join(", ", names), value));
      return null;
    }
    return allowed.get(index);
  }

  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String text -> "a text";
      case Boolean truth -> "a boolean";
      case Number number -> "a number";
      case List<?> list -> "a list";
      default -> "an object";
    };
  }
}
