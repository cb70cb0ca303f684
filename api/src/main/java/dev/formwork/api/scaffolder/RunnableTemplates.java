package dev.formwork.api.scaffolder;

import dev.formwork.api.identity.User;
import dev.formwork.integrations.catalog.CatalogTemplates;
import dev.formwork.workflows.start.RunnableTemplate;
import java.util.Optional;

/** The templates that can be run, as the catalog keeps them. */
final class RunnableTemplates {

  private final CatalogTemplates templates;
  private final VisibleParts visible;

  RunnableTemplates(CatalogTemplates templates, VisibleParts visible) {
    this.templates = templates;
    this.visible = visible;
  }

  /** The same as the person may see it. */
  Optional<RunnableTemplate> find(TemplateRef ref, User user) {
    return find(ref).map(template -> visible.of(template, user));
  }

  /** The newest good revision, or empty when there is no such template or it never had one. */
  Optional<RunnableTemplate> find(TemplateRef ref) {
    return templates.find(ref.toString());
  }
}
