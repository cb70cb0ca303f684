package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import java.util.Locale;

/**
 * The reference of a template, in lower case.
 *
 * @param namespace never empty
 * @param name never empty
 */
record TemplateRef(String namespace, String name) {

  /** Reads `[template:][namespace/]name` in any case; refuses other kinds with a sentence. */
  static TemplateRef parse(String text) {
    int slash = text.indexOf('/');
    int colon = text.indexOf(':');
    boolean hasKind = colon >= 0 && (slash < 0 || colon < slash);
    String kind = hasKind ? text.substring(0, colon) : "template";
    String rest = hasKind ? text.substring(colon + 1) : text;
    int inner = rest.indexOf('/');
    String namespace = inner < 0 ? "default" : rest.substring(0, inner);
    String name = rest.substring(inner + 1);
    if (kind.isEmpty() || namespace.isEmpty() || name.isEmpty()) {
      throw ApiFailure.input(
          "Template reference '%s' is incomplete (input: templateRef). Write e.g. template:default/java-service."
              .formatted(text));
    }
    return of(kind, namespace, name);
  }

  /** The reference in the parts of a path. */
  static TemplateRef of(String kind, String namespace, String name) {
    if (!kind.equalsIgnoreCase("template")) {
      throw ApiFailure.input(
          "Only entities of kind Template can be run, not '%s' (input: templateRef). Write e.g. template:default/java-service."
              .formatted(kind));
    }
    return new TemplateRef(namespace.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }

  /** Such as `template:default/java-service`. */
  @Override
  public String toString() {
    return "template:" + namespace + "/" + name;
  }
}
