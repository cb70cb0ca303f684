package dev.formwork.catalog.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The relations that an entity's `spec` makes, seen from both ends. */
public final class EntityRelations {

  /** One end's view: `source` has a relation of this type to `target`. */
  public record Directed(EntityRef source, Relation relation) {}

  private EntityRelations() {}

  /**
   * @param entity without faults
   */
  public static Set<Directed> of(Entity entity) {
    Set<Directed> relations = new LinkedHashSet<>();
    EntityRef self = entity.ref();
    for (RelationField field : fieldsOf(entity.content())) {
      for (String reference : field.referencesIn(entity.spec())) {
        EntityRef other = EntityRef.parse(reference, field.defaultKind(), entity.namespace());
        relations.add(new Directed(self, new Relation(field.forward(), other)));
        relations.add(new Directed(other, new Relation(field.inverse(), self)));
      }
    }
    return relations;
  }

  static void check(Map<String, Object> document, Findings findings) {
    Map<String, Object> spec = Documents.map(document.get("spec"));
    for (RelationField field : fieldsOf(document)) {
      for (String reference : field.referencesIn(spec)) {
        try {
          EntityRef.parse(reference, field.defaultKind(), EntityRef.DEFAULT_NAMESPACE);
        } catch (InvalidEntityRef e) {
          findings.add("/spec/" + field.field(), String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private static List<RelationField> fieldsOf(Map<String, Object> document) {
    return Kind.named(document.get("kind"))
        .map(
            kind ->
                RelationField.ALL.stream().filter(field -> field.kinds().contains(kind)).toList())
        .orElse(List.of());
  }
}
