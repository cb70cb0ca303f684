package dev.formwork.api.scaffolder;

import dev.formwork.api.identity.User;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.template.TemplateRevision;
import dev.formwork.catalog.template.TemplateRevisions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The templates that can be run, as the catalog keeps them. */
final class RunnableTemplates {

  private final TemplateRevisions revisions;
  private final EntityQueries entities;
  private final VisibleParts visible;

  RunnableTemplates(TemplateRevisions revisions, EntityQueries entities, VisibleParts visible) {
    this.revisions = revisions;
    this.entities = entities;
    this.visible = visible;
  }

  /** The same as the person may see it. */
  Optional<RunnableTemplate> find(TemplateRef ref, User user) {
    return find(ref).map(template -> visible.of(template, user));
  }

  /** The newest good revision, or empty when there is no such template or it never had one. */
  Optional<RunnableTemplate> find(TemplateRef ref) {
    EntityRef entityRef = new EntityRef("template", ref.namespace(), ref.name());
    return revisions.find(entityRef).map(revision -> runnable(entityRef, revision));
  }

  private RunnableTemplate runnable(EntityRef ref, TemplateRevision revision) {
    Map<String, Object> metadata = new LinkedHashMap<>(revision.definition().metadata());
    entities.byRef(ref).ifPresent(entity -> metadata.putAll(entity.metadata()));
    metadata.put("namespace", revision.definition().namespace());
    return new RunnableTemplate(
        ref.format(), revision.digest(), revision.baseUrl(), metadata, revision.definition());
  }
}
