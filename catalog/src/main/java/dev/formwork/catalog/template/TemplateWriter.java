package dev.formwork.catalog.template;

import dev.formwork.catalog.model.Documents;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.store.Json;
import dev.formwork.templates.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Writes templates within one transaction of {@link
 * dev.formwork.catalog.store.CatalogDatabase#write}, after the entity of the template was written.
 */
public final class TemplateWriter {

  private final Handle handle;

  public TemplateWriter(Handle handle) {
    this.handle = handle;
  }

  /**
   * Makes the candidate the current revision, or shows its faults beside the one that is.
   *
   * @return whether the current revision is another one now
   */
  public boolean write(TemplateCandidate candidate, TemplateCandidate.Origin origin) {
    if (!candidate.faults().isEmpty()) {
      showFaults(candidate, origin);
      return false;
    }
    Optional<String> before = currentDigest(candidate.ref());
    if (!hasRevision(candidate)) {
      TemplateTables.writeTree(handle, candidate.tree());
      writeRevision(candidate, origin);
    }
    offer(candidate, origin);
    return !before.equals(Optional.of(candidate.digest()));
  }

  boolean hasRevision(TemplateCandidate candidate) {
    return handle
        .createQuery("select 1 from template_revision where ref = :ref and digest = :digest")
        .bind("ref", candidate.ref().format())
        .bind("digest", candidate.digest())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private Optional<String> currentDigest(EntityRef ref) {
    return handle
        .createQuery("select digest from template where ref = :ref and digest is not null")
        .bind("ref", ref.format())
        .mapTo(String.class)
        .findOne();
  }

  private void writeRevision(TemplateCandidate candidate, TemplateCandidate.Origin origin) {
    handle
        .createUpdate(
            """
            insert into template_revision
              (ref, digest, entry_path, document, source, base_url, created_by)
            values (:ref, :digest, :entryPath, :document, :source, :baseUrl, :by)
            """)
        .bind("ref", candidate.ref().format())
        .bind("digest", candidate.digest())
        .bind("entryPath", candidate.entryPath())
        .bind("document", candidate.document().number())
        .bind("source", origin.source())
        .bind("baseUrl", origin.baseUrl())
        .bind("by", origin.by())
        .execute();
  }

  private void offer(TemplateCandidate candidate, TemplateCandidate.Origin origin) {
    Entity entity = new Entity(candidate.document().content());
    Map<String, Object> spec = entity.spec();
    List<String> tags = new ArrayList<>();
    for (Object tag : Documents.list(entity.metadata().get("tags"))) {
      tags.add(String.valueOf(tag));
    }
    handle
        .createUpdate(
            """
            insert into template (ref, name, namespace, title, description, type, owner, tags,
              source, digest, revised_at)
            values (:ref, :name, :namespace, :title, :description, :type, :owner, :tags,
              :source, :digest, now())
            on conflict (ref) do update set
              name = excluded.name, namespace = excluded.namespace, title = excluded.title,
              description = excluded.description, type = excluded.type, owner = excluded.owner,
              tags = excluded.tags, source = excluded.source, faults = '[]',
              revised_at = case when template.digest = excluded.digest
                then template.revised_at else excluded.revised_at end,
              digest = excluded.digest
            """)
        .bind("ref", candidate.ref().format())
        .bind("name", entity.name())
        .bind("namespace", entity.namespace())
        .bind("title", Objects.requireNonNullElse(entity.title(), entity.name()))
        .bind("description", (String) entity.metadata().get("description"))
        .bind("type", String.valueOf(spec.get("type")))
        .bind("owner", (String) spec.get("owner"))
        .bindArray("tags", String.class, tags)
        .bind("source", origin.source())
        .bind("digest", candidate.digest())
        .execute();
  }

  private void showFaults(TemplateCandidate candidate, TemplateCandidate.Origin origin) {
    Entity entity = new Entity(candidate.document().content());
    String type = entity.spec().get("type") instanceof String text ? text : "";
    handle
        .createUpdate(
            """
            insert into template (ref, name, namespace, title, type, source, faults)
            values (:ref, :name, :namespace, :title, :type, :source, cast(:faults as json))
            on conflict (ref) do update set faults = excluded.faults
            """)
        .bind("ref", candidate.ref().format())
        .bind("name", entity.name())
        .bind("namespace", entity.namespace())
        .bind("title", Objects.requireNonNullElse(entity.title(), entity.name()))
        .bind("type", type)
        .bind("source", origin.source())
        .bind("faults", Json.write(candidate.faults().stream().map(TemplateWriter::json).toList()))
        .execute();
  }

  private static Map<String, Object> json(Fault fault) {
    return Map.of(
        "path", fault.path(),
        "line", fault.line(),
        "column", fault.column(),
        "message", fault.message());
  }
}
