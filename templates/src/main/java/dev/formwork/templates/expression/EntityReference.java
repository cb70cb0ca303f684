package dev.formwork.templates.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses an entity reference, `[kind:][namespace/]name`, or an object with those parts. */
final class EntityReference {

  private EntityReference() {}

  static Map<String, Object> parse(@Nullable Object reference, @Nullable Object defaults) {
    Map<String, @Nullable Object> parts =
        switch (Values.plain(reference)) {
          case String text when !text.isEmpty() -> ofText(text);
          case Map<?, ?> map -> ofMap(map);
          case null, default ->
              throw new Refusal(
                  "An entity reference must not be empty. Write e.g. component:default/payments.");
        };
    Object kind = parts.get("kind") == null ? text(defaults, "defaultKind") : parts.get("kind");
    Object namespace =
        parts.get("namespace") == null
            ? text(defaults, "defaultNamespace")
            : parts.get("namespace");
    if (kind == null) {
      throw new Refusal("The entity reference has no kind. Write e.g. component:default/payments.");
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("kind", kind);
    result.put("namespace", namespace == null ? "default" : namespace);
    Object name = parts.get("name");
    result.put("name", name == null ? "" : name);
    return result;
  }

  private static @Nullable Object text(@Nullable Object defaults, String key) {
    Object value = Values.plain(Members.of(defaults, key, false));
    return value instanceof String text && !text.isEmpty() ? text : null;
  }

  private static Map<String, @Nullable Object> ofText(String reference) {
    int colon = reference.indexOf(':');
    int slash = reference.indexOf('/');
    if (slash >= 0 && slash < colon) {
      colon = -1;
    }
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    parts.put("kind", colon < 0 ? null : reference.substring(0, colon));
    parts.put("namespace", slash < 0 ? null : reference.substring(colon + 1, slash));
    parts.put("name", reference.substring(Math.max(colon, slash) + 1));
    return checked(parts);
  }

  private static Map<String, @Nullable Object> ofMap(Map<?, ?> reference) {
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    for (String part : new String[] {"kind", "namespace", "name"}) {
      Object value = Values.plain(reference.get(part));
      parts.put(part, value == Undefined.UNDEFINED ? null : value);
    }
    if (parts.get("name") == null) {
      parts.put("name", "");
    }
    return checked(parts);
  }

  private static Map<String, @Nullable Object> checked(Map<String, @Nullable Object> parts) {
    parts.forEach(
        (part, value) -> {
          if ("".equals(value)) {
            throw new Refusal(
                "The entity reference has an empty %s. Write e.g. component:default/payments."
                    .formatted(part));
          }
        });
    return parts;
  }
}
