package dev.formwork.catalog.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of an entity in its one canonical form, which is all lower case: `component:default/x`.
 * Characters are not checked: a reference may name what can never exist.
 */
public record EntityRef(String kind, String namespace, String name) {

  /** The namespace of entities that give none. */
  public static final String DEFAULT_NAMESPACE = "default";

  public EntityRef {
    kind = canonical(kind, "kind");
    namespace = canonical(namespace, "namespace");
    name = canonical(name, "name");
  }

  /**
   * Reads `kind:[namespace/]name`.
   *
   * @throws InvalidEntityRef when a part is missing or empty
   */
  public static EntityRef parse(String text) {
    return parse(text, null, DEFAULT_NAMESPACE);
  }

  /**
   * Reads `[kind:][namespace/]name`.
   *
   * @param defaultKind for texts without one; null when the text must name it
   * @throws InvalidEntityRef when a part is missing or empty
   */
  public static EntityRef parse(
      String text, @Nullable String defaultKind, String defaultNamespace) {
    int slash = text.indexOf('/');
    int colon = text.indexOf(':');
    boolean hasKind = colon >= 0 && (slash < 0 || colon < slash);
    String kind = hasKind ? text.substring(0, colon) : defaultKind;
    if (kind == null) {
      throw new InvalidEntityRef(
          "Entity reference '%s' names no kind. Write e.g. component:%s.".formatted(text, text));
    }
    String rest = hasKind ? text.substring(colon + 1) : text;
    int split = rest.indexOf('/');
    String namespace = split < 0 ? defaultNamespace : rest.substring(0, split);
    String name = rest.substring(split + 1);
    if (kind.isBlank() || namespace.isBlank() || name.isBlank()) {
      throw new InvalidEntityRef(
          "Entity reference '%s' has an empty part. Write e.g. component:default/payments."
              .formatted(text));
    }
    return new EntityRef(kind, namespace, name);
  }

  /** The canonical text, such as `component:default/payments`. */
  public String format() {
    return kind + ":" + namespace + "/" + name;
  }

  @Override
  public String toString() {
    return format();
  }

  private static String canonical(String part, String what) {
    if (part.isEmpty()) {
      throw new InvalidEntityRef("An entity reference needs a %s.".formatted(what));
    }
    return part.toLowerCase(Locale.ROOT);
  }
}
