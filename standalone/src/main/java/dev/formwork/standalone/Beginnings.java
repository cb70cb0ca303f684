package dev.formwork.standalone;

import dev.formwork.catalog.store.CatalogStore;
import dev.formwork.catalog.template.StarterTemplates;
import dev.formwork.catalog.template.TemplateRevisions;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a fresh machine has in its catalog: the starter templates, the local user and a team. */
@Configuration(proxyBeanMethods = false)
class Beginnings {

  private static final String MANAGED_BY = "formwork:local";

  @Bean
  ApplicationRunner starterTemplates(TemplateRevisions revisions, CatalogStore catalog) {
    return arguments -> {
      catalog.ensureEntity(
          entity(
              "Group",
              Map.of(
                  "name", "platform",
                  "title", "Platform",
                  "description", "The team that comes with a fresh installation."),
              Map.of("type", "team", "children", List.of())),
          MANAGED_BY);
      catalog.ensureEntity(
          entity(
              "User",
              Map.of("name", "local", "title", "Local User"),
              Map.of(
                  "memberOf", List.of("platform"),
                  "profile", Map.of("displayName", "Local User", "email", "local@localhost"))),
          MANAGED_BY);
      new StarterTemplates(revisions).register();
    };
  }

  private static Map<String, Object> entity(
      String kind, Map<String, Object> metadata, Map<String, Object> spec) {
    return Map.of(
        "apiVersion", "backstage.io/v1alpha1", "kind", kind, "metadata", metadata, "spec", spec);
  }
}
