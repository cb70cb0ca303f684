package dev.formwork.templates.lint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into documents of any shape: what is not there or of another kind reads as empty. */
final class Content {

  private Content() {}

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }

  /** A JSON pointer one step further. */
  static String pointer(String parent, Object key) {
    return parent + "/" + String.valueOf(key).replace("~", "~0").replace("/", "~1");
  }

  /** Whether a text holds anything that is rendered. */
  static boolean isTemplate(String text) {
    return text.contains("${{") || text.contains("{%") || text.contains("{#");
  }

  /** Whether a text is one expression and nothing else, so that it may become any kind of value. */
  static boolean isSole(String text) {
    return text.startsWith("${{") && text.indexOf("}}") == text.length() - 2;
  }

  static boolean holdsTemplate(@Nullable Object value) {
    return switch (value) {
      case String text -> isTemplate(text);
      case Map<?, ?> map -> map.values().stream().anyMatch(Content::holdsTemplate);
      case List<?> list -> list.stream().anyMatch(Content::holdsTemplate);
      case null, default -> false;
    };
  }

  /** Gets every text in a tree. */
  interface Texts {
    void text(String text, String pointer);
  }

  static void eachText(@Nullable Object value, String pointer, Texts texts) {
    switch (value) {
      case String text -> texts.text(text, pointer);
      case Map<?, ?> map ->
          map.forEach((key, item) -> eachText(item, pointer(pointer, String.valueOf(key)), texts));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          eachText(list.get(i), pointer(pointer, i), texts);
        }
      }
      case null, default -> {}
    }
  }
}
