package dev.formwork.catalog.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of entity and what its `spec` holds. */
enum Kind {
  COMPONENT(
      "Component",
      List.of("type", "lifecycle", "owner"),
      List.of("system", "subcomponentOf"),
      List.of("providesApis", "consumesApis", "dependsOn")),
  API("API", List.of("type", "lifecycle", "owner", "definition"), List.of("system"), List.of()),
  RESOURCE("Resource", List.of("type", "owner"), List.of("system"), List.of("dependsOn")),
  SYSTEM("System", List.of("owner"), List.of("domain", "type"), List.of()),
  DOMAIN("Domain", List.of("owner"), List.of("subdomainOf", "type"), List.of()),
  GROUP("Group", List.of("type"), List.of("parent"), List.of("children", "members")),
  USER("User", List.of(), List.of(), List.of("memberOf")),
  LOCATION("Location", List.of(), List.of("type", "target"), List.of("targets")),
  TEMPLATE("Template", List.of("type"), List.of("owner", "lifecycle"), List.of());

  private static final Set<String> VERSIONS =
      Set.of("backstage.io/v1alpha1", "backstage.io/v1beta1");
  private static final Set<String> TEMPLATE_VERSIONS = Set.of("scaffolder.backstage.io/v1beta3");

  private final String title;
  private final List<String> required;
  private final List<String> optional;
  private final List<String> lists;

  Kind(String title, List<String> required, List<String> optional, List<String> lists) {
    this.title = title;
    this.required = required;
    this.optional = optional;
    this.lists = lists;
  }

  /** The kind of this exact name, or empty. */
  static Optional<Kind> named(@Nullable Object name) {
    return List.of(values()).stream().filter(kind -> kind.title.equals(name)).findFirst();
  }

  /** The kind that was probably meant. */
  static Optional<Kind> similarTo(String name) {
    return List.of(values()).stream()
        .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  boolean accepts(@Nullable Object apiVersion) {
    return versions().stream().anyMatch(version -> version.equals(apiVersion));
  }

  Set<String> versions() {
    return this == TEMPLATE ? TEMPLATE_VERSIONS : VERSIONS;
  }

  String title() {
    return title;
  }

  /** Texts that must be there. */
  List<String> required() {
    return required;
  }

  /** Texts that may be left out. */
  List<String> optional() {
    return optional;
  }

  /** Lists of texts. */
  List<String> lists() {
    return lists;
  }

  /** The lists that must be there, even if empty. */
  List<String> requiredLists() {
    return switch (this) {
      case GROUP -> List.of("children");
      case USER -> List.of("memberOf");
      case COMPONENT, API, RESOURCE, SYSTEM, DOMAIN, LOCATION, TEMPLATE -> List.of();
    };
  }
}
