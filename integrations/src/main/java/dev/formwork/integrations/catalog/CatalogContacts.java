package dev.formwork.integrations.catalog;

import dev.formwork.catalog.model.Documents;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.Relation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the entities of users and groups say that they are reached. */
final class CatalogContacts {

  /** Backstage's name for a person's id, or a group's channel, in Slack. */
  static final String SLACK = "slack.com/bot-notify";

  private CatalogContacts() {}

  static String name(Entity entity) {
    String name = text(profile(entity).get("displayName"));
    if (name != null) {
      return name;
    }
    String title = entity.title();
    return title == null ? entity.name() : title;
  }

  static @Nullable String email(Entity entity) {
    return text(profile(entity).get("email"));
  }

  static @Nullable String slack(Entity entity) {
    return text(entity.annotation(SLACK));
  }

  /** Refs of what the entity has this relation to. */
  static List<String> related(Entity entity, String relation) {
    return entity.relations().stream()
        .filter(each -> each.type().equals(relation))
        .map(Relation::target)
        .map(EntityRef::format)
        .toList();
  }

  private static Map<String, Object> profile(Entity entity) {
    return Documents.map(entity.spec().get("profile"));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? text.strip() : null;
  }
}
