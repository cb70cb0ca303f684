package dev.formwork.catalog.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form in which entities are kept. */
public final class EntityForm {

  private static final Set<String> SORTED =
      Set.of(
          "providesApis",
          "consumesApis",
          "dependsOn",
          "dependencyOf",
          "memberOf",
          "children",
          "members");

  private EntityForm() {}

  /**
   * A modifiable copy with a namespace and with sorted references.
   *
   * @param document without faults
   */
  public static Map<String, Object> of(Map<String, Object> document) {
    Map<String, Object> copy = Documents.deepCopy(document);
    Documents.map(copy.get("metadata")).putIfAbsent("namespace", EntityRef.DEFAULT_NAMESPACE);
    for (Map.Entry<String, Object> field : Documents.map(copy.get("spec")).entrySet()) {
      if (SORTED.contains(field.getKey()) && field.getValue() instanceof List<?> references) {
        field.setValue(references.stream().sorted().toList());
      }
    }
    return copy;
  }

  /** Sets an annotation of a document that {@link #of} made, whatever it says now. */
  public static void annotate(Map<String, Object> document, String key, String value) {
    annotations(document).put(key, value);
  }

  /** Sets an annotation of a document that {@link #of} made unless it has one. */
  public static void suggest(Map<String, Object> document, String key, String value) {
    annotations(document).putIfAbsent(key, value);
  }

  private static Map<String, Object> annotations(Map<String, Object> document) {
    Map<String, Object> metadata = Documents.map(document.get("metadata"));
    return Documents.map(
        metadata.computeIfAbsent("annotations", key -> new java.util.LinkedHashMap<>()));
  }
}
