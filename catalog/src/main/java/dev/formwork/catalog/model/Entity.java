package dev.formwork.catalog.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entity: a document with `apiVersion`, `kind`, `metadata` and `spec`, in the order in which its
 * author wrote it. What readers get also has `relations` and, after errors, `status`.
 *
 * @param content the whole document, unmodifiable at its root
 */
public record Entity(Map<String, Object> content) {

  public Entity {
    content = Documents.copy(content);
  }

  public String apiVersion() {
    return text(content.get("apiVersion"), "");
  }

  public String kind() {
    return text(content.get("kind"), "");
  }

  public Map<String, Object> metadata() {
    return Documents.map(content.get("metadata"));
  }

  public Map<String, Object> spec() {
    return Documents.map(content.get("spec"));
  }

  public String name() {
    return text(metadata().get("name"), "");
  }

  /** The namespace, `default` when the document gives none. */
  public String namespace() {
    return text(metadata().get("namespace"), EntityRef.DEFAULT_NAMESPACE);
  }

  public @Nullable String title() {
    return metadata().get("title") instanceof String title ? title : null;
  }

  /** Identity of the stored row, or null before the entity was stored. */
  public @Nullable String uid() {
    return metadata().get("uid") instanceof String uid ? uid : null;
  }

  /** The value of an annotation, or null. */
  public @Nullable String annotation(String key) {
    return Documents.map(metadata().get("annotations")).get(key) instanceof String value
        ? value
        : null;
  }

  /**
   * @throws InvalidEntityRef when kind or name are missing
   */
  public EntityRef ref() {
    return new EntityRef(kind(), namespace(), name());
  }

  /** The outgoing relations as they are served; empty before the entity was stored. */
  public List<Relation> relations() {
    List<Relation> relations = new ArrayList<>();
    if (content.get("relations") instanceof List<?> items) {
      for (Object item : items) {
        Map<String, Object> relation = Documents.map(item);
        relations.add(
            new Relation(
                text(relation.get("type"), ""),
                EntityRef.parse(text(relation.get("targetRef"), ""))));
      }
    }
    return List.copyOf(relations);
  }

  private static String text(@Nullable Object value, String otherwise) {
    return value instanceof String text ? text : otherwise;
  }
}
