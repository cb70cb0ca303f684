package dev.formwork.catalog.template;

import dev.formwork.catalog.model.Annotations;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityForm;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.InvalidEntityRef;
import dev.formwork.catalog.model.YamlDocument;
import dev.formwork.catalog.model.YamlFile;
import dev.formwork.catalog.store.CatalogDatabase;
import dev.formwork.catalog.store.Emission;
import dev.formwork.catalog.store.EntityTaken;
import dev.formwork.catalog.store.EntityWriter;
import dev.formwork.catalog.store.Source;
import dev.formwork.templates.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Templates that come as files instead of from a location. */
final class Uploads {

  /** What happens to files that were a revision before. */
  enum WhenKnown {
    MAKE_CURRENT,
    LEAVE
  }

  private static final String ENTRY = "template.yaml";
  private static final Source ROOT = new Source.Root("upload");

  private final CatalogDatabase database;
  private final TemplateLimits limits;

  Uploads(CatalogDatabase database, TemplateLimits limits) {
    this.database = database;
    this.limits = limits;
  }

  TemplateUpload upload(List<TemplateFile> files, @Nullable String by, WhenKnown whenKnown) {
    List<Fault> faults = new ArrayList<>();
    Optional<YamlDocument> document = document(files, faults);
    Optional<EntityRef> ref = document.flatMap(Uploads::ref);
    if (document.isEmpty() || ref.isEmpty()) {
      faults.addAll(0, TreeRules.faults(files, limits));
      document.ifPresent(found -> faults.addAll(TemplateCandidate.faults(found, ENTRY)));
      return new TemplateUpload.Refused(faults);
    }
    var candidate = TemplateCandidate.of(ref.get(), document.get(), ENTRY, files, limits);
    faults.addAll(candidate.faults());
    var origin = new TemplateCandidate.Origin("upload:" + ref.get(), null, by);
    return database.write(
        handle ->
            faults.isEmpty()
                ? store(handle, candidate, origin, whenKnown)
                : refuse(handle, candidate, origin, faults));
  }

  private static TemplateUpload store(
      Handle handle,
      TemplateCandidate candidate,
      TemplateCandidate.Origin origin,
      WhenKnown whenKnown) {
    var templates = new TemplateWriter(handle);
    boolean isOffered = TemplateTables.item(handle, candidate.ref()).isPresent();
    if (whenKnown == WhenKnown.LEAVE && isOffered && templates.hasRevision(candidate)) {
      return new TemplateUpload.Stored(candidate.ref(), candidate.digest(), false);
    }
    Map<String, Object> content = EntityForm.of(candidate.document().content());
    EntityForm.annotate(content, Annotations.MANAGED_BY_LOCATION, origin.source());
    EntityForm.annotate(content, Annotations.MANAGED_BY_ORIGIN_LOCATION, origin.source());
    var writer = new EntityWriter(handle);
    EntityTaken.refuse(
        writer.add(ROOT, List.of(new Emission(new Entity(content), origin.source()))));
    boolean isNew = templates.write(candidate, origin);
    writer.finish();
    return new TemplateUpload.Stored(candidate.ref(), candidate.digest(), isNew);
  }

  /** A template that is offered already shows the faults of its newest upload. */
  private static TemplateUpload refuse(
      Handle handle,
      TemplateCandidate candidate,
      TemplateCandidate.Origin origin,
      List<Fault> faults) {
    TemplateTables.item(handle, candidate.ref())
        .filter(item -> item.source().equals(origin.source()) && !candidate.faults().isEmpty())
        .ifPresent(item -> new TemplateWriter(handle).write(candidate, origin));
    return new TemplateUpload.Refused(faults);
  }

  private static Optional<YamlDocument> document(List<TemplateFile> files, List<Fault> faults) {
    Optional<TemplateFile> entry =
        files.stream().filter(file -> file.path().equals(ENTRY) && !file.link()).findFirst();
    if (entry.isEmpty()) {
      faults.add(
          new Fault("", 0, 0, "There is no template.yaml at the root of the files. Add it."));
      return Optional.empty();
    }
    YamlFile yaml = YamlFile.parse(entry.get().text());
    yaml.faults().forEach(fault -> faults.add(fault.fault()));
    if (faults.isEmpty() && yaml.documents().size() != 1) {
      faults.add(
          new Fault(
              "",
              1,
              1,
              "template.yaml must hold one document, but holds %d. Upload one template at a time."
                  .formatted(yaml.documents().size())));
    }
    return yaml.documents().stream().findFirst();
  }

  private static Optional<EntityRef> ref(YamlDocument document) {
    Entity entity = new Entity(document.content());
    try {
      return entity.kind().equals("Template") ? Optional.of(entity.ref()) : Optional.empty();
    } catch (InvalidEntityRef e) {
      return Optional.empty();
    }
  }
}
