package dev.formwork.catalog.model;

import static dev.formwork.catalog.model.Kind.API;
import static dev.formwork.catalog.model.Kind.COMPONENT;
import static dev.formwork.catalog.model.Kind.DOMAIN;
import static dev.formwork.catalog.model.Kind.GROUP;
import static dev.formwork.catalog.model.Kind.RESOURCE;
import static dev.formwork.catalog.model.Kind.SYSTEM;
import static dev.formwork.catalog.model.Kind.TEMPLATE;
import static dev.formwork.catalog.model.Kind.USER;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of `spec` that names other entities.
 *
 * @param defaultKind of references that name none, or null when they must
 * @param forward type of the relation from the entity to those it names
 * @param inverse type of the relation back
 */
record RelationField(
    Set<Kind> kinds, String field, @Nullable String defaultKind, String forward, String inverse) {

  static final List<RelationField> ALL =
      List.of(
          new RelationField(
              Set.of(COMPONENT, API, RESOURCE, SYSTEM, DOMAIN, TEMPLATE),
              "owner",
              "Group",
              "ownedBy",
              "ownerOf"),
          new RelationField(
              Set.of(COMPONENT, API, RESOURCE), "system", "System", "partOf", "hasPart"),
          new RelationField(Set.of(COMPONENT), "subcomponentOf", "Component", "partOf", "hasPart"),
          new RelationField(Set.of(SYSTEM), "domain", "Domain", "partOf", "hasPart"),
          new RelationField(Set.of(DOMAIN), "subdomainOf", "Domain", "partOf", "hasPart"),
          new RelationField(
              Set.of(COMPONENT), "providesApis", "API", "providesApi", "apiProvidedBy"),
          new RelationField(
              Set.of(COMPONENT), "consumesApis", "API", "consumesApi", "apiConsumedBy"),
          new RelationField(
              Set.of(COMPONENT, RESOURCE), "dependsOn", null, "dependsOn", "dependencyOf"),
          new RelationField(
              Set.of(COMPONENT, RESOURCE), "dependencyOf", null, "dependencyOf", "dependsOn"),
          new RelationField(Set.of(USER), "memberOf", "Group", "memberOf", "hasMember"),
          new RelationField(Set.of(GROUP), "parent", "Group", "childOf", "parentOf"),
          new RelationField(Set.of(GROUP), "children", "Group", "parentOf", "childOf"),
          new RelationField(Set.of(GROUP), "members", "User", "hasMember", "memberOf"));

  /** The references in an entity's field, as written; what is no text is left out. */
  List<String> referencesIn(Map<String, Object> spec) {
    Object value = spec.get(field);
    List<?> values =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    return values.stream()
        .filter(element -> element instanceof String text && !text.isBlank())
        .map(String.class::cast)
        .toList();
  }
}
