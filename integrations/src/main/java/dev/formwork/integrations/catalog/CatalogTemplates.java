package dev.formwork.integrations.catalog;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.query.EntityQueries;
import dev.formwork.catalog.template.TemplateRevision;
import dev.formwork.catalog.template.TemplateRevisions;
import dev.formwork.workflows.start.RunnableTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The templates that can be run, as our own catalog keeps them. */
public final class CatalogTemplates {

  private final TemplateRevisions revisions;
  private final EntityQueries entities;

  public CatalogTemplates(TemplateRevisions revisions, EntityQueries entities) {
    this.revisions = revisions;
    this.entities = entities;
  }

  /**
   * The newest good revision, or empty when there is no such template or it never had one.
   *
   * @param ref such as `template:default/java-service`
   */
  public Optional<RunnableTemplate> find(String ref) {
    EntityRef template = EntityRef.parse(ref);
    return revisions.find(template).map(revision -> runnable(template, revision));
  }

  private RunnableTemplate runnable(EntityRef ref, TemplateRevision revision) {
    Map<String, Object> metadata = new LinkedHashMap<>(revision.definition().metadata());
    entities.byRef(ref).ifPresent(entity -> metadata.putAll(entity.metadata()));
    metadata.put("namespace", revision.definition().namespace());
    return new RunnableTemplate(
        ref.format(), revision.digest(), revision.baseUrl(), metadata, revision.definition());
  }
}
