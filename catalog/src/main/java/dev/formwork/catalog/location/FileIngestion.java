package dev.formwork.catalog.location;

import dev.formwork.catalog.model.Annotations;
import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.model.EntityForm;
import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.InvalidEntityRef;
import dev.formwork.catalog.model.LocationRef;
import dev.formwork.catalog.model.YamlDocument;
import dev.formwork.catalog.model.YamlFile;
import dev.formwork.catalog.store.Emission;
import dev.formwork.catalog.store.EntityChecks;
import dev.formwork.catalog.store.StoredFault;
import dev.formwork.catalog.template.TemplateCandidate;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.templates.Fault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Turns the documents of a file into entities and templates. */
final class FileIngestion {

  private record Source(Crawler.Stop stop, LocationFile file, URI address, String type) {

    EntityRef location() {
      return stop.location().ref();
    }

    String key() {
      return type + ":" + address;
    }
  }

  private final LocationReader reader;
  private final LocationRules rules;
  private final TemplateLimits limits;
  private final Reading reading;
  private final Queue<Crawler.Stop> stops;

  FileIngestion(
      LocationReader reader,
      LocationRules rules,
      TemplateLimits limits,
      Reading reading,
      Queue<Crawler.Stop> stops) {
    this.reader = reader;
    this.rules = rules;
    this.limits = limits;
    this.reading = reading;
    this.stops = stops;
  }

  void ingest(Crawler.Stop stop, LocationFile file, URI address, String type) {
    var source = new Source(stop, file, address, type);
    YamlFile yaml = YamlFile.parse(file.text());
    for (YamlFile.DocumentFault fault : yaml.faults()) {
      block(source, fault.document(), fault.fault());
    }
    for (YamlDocument document : yaml.documents()) {
      Optional<EntityRef> ref = ref(document);
      Entity entity = new Entity(document.content());
      if (ref.isEmpty()) {
        List<Fault> faults = document.locate(EntityChecks.faults(document.content()));
        faults.forEach(fault -> block(source, document.number(), fault));
      } else if (!rules.kinds().contains(entity.kind()) && isKnown(document)) {
        block(source, document.number(), document.locate(List.of(refused(entity))).getFirst());
      } else {
        entity(source, document, ref.get());
      }
    }
  }

  private void entity(Source source, YamlDocument document, EntityRef ref) {
    Entity entity = new Entity(document.content());
    boolean isTemplate = entity.kind().equals("Template");
    var placeholders = new Placeholders(reader, source.address());
    Map<String, Object> resolved =
        isTemplate ? document.content() : placeholders.resolve(document.content());
    List<Fault> faults =
        new ArrayList<>(
            isTemplate ? template(source, document, ref) : EntityChecks.faults(resolved));
    faults.addAll(placeholders.faults());
    for (Fault fault : document.locate(faults)) {
      reading.fault(new StoredFault(ref, source.address().toString(), document.number(), fault));
    }
    if (!faults.isEmpty()) {
      reading.emit(source.location(), new Emission(ref, null, source.key()));
      return;
    }
    Entity content = annotated(source, resolved);
    reading.emit(source.location(), new Emission(content, source.key()));
    if (content.kind().equals("Location")) {
      stops.add(new Crawler.Stop(content, source.address(), source.type()));
    }
  }

  private List<Fault> template(Source source, YamlDocument document, EntityRef ref) {
    String address = source.address().toString();
    String path = source.address().getPath();
    String entry = path == null ? address : path.substring(path.lastIndexOf('/') + 1);
    try {
      List<TemplateFile> files = reader.readTree(source.address(), limits);
      var candidate = TemplateCandidate.of(ref, document, entry, files, limits);
      URI sourceUrl = source.file().sourceUrl();
      String baseUrl = sourceUrl == null ? address : sourceUrl.toString();
      reading.template(
          new Reading.FoundTemplate(
              candidate, new TemplateCandidate.Origin(source.key(), baseUrl, null)));
      return candidate.faults();
    } catch (LocationUnreadable e) {
      reading.unreadable(e);
      return List.of(new Fault("", 0, 0, String.valueOf(e.getMessage())));
    }
  }

  private Entity annotated(Source source, Map<String, Object> document) {
    Map<String, Object> content = EntityForm.of(document);
    Map<String, Object> origin = reading.root().spec();
    EntityForm.annotate(content, Annotations.MANAGED_BY_LOCATION, source.key());
    EntityForm.annotate(
        content,
        Annotations.MANAGED_BY_ORIGIN_LOCATION,
        new LocationRef(String.valueOf(origin.get("type")), String.valueOf(origin.get("target")))
            .format());
    if (source.type().equals("url")) {
      EntityForm.suggest(content, Annotations.VIEW_URL, source.address().toString());
    }
    URI editUrl = source.file().editUrl();
    if (editUrl != null) {
      EntityForm.suggest(content, Annotations.EDIT_URL, editUrl.toString());
    }
    URI sourceUrl = source.file().sourceUrl();
    if (sourceUrl != null) {
      EntityForm.suggest(content, Annotations.SOURCE_LOCATION, "url:" + sourceUrl);
    }
    return new Entity(content);
  }

  private static Optional<EntityRef> ref(YamlDocument document) {
    try {
      return Optional.of(new Entity(document.content()).ref());
    } catch (InvalidEntityRef e) {
      return Optional.empty();
    }
  }

  /** An unknown kind is a fault of the document; a known one may be refused by the rules. */
  private static boolean isKnown(YamlDocument document) {
    return EntityChecks.faults(document.content()).stream()
        .noneMatch(fault -> fault.path().equals("/kind"));
  }

  private Fault refused(Entity entity) {
    return new Fault(
        "/kind",
        0,
        0,
        "Kind %s may not be registered by a location. Allowed are %s."
            .formatted(entity.kind(), String.join(", ", rules.kinds())));
  }

  private void block(Source source, int document, Fault fault) {
    reading.block(
        source.location(),
        new StoredFault(source.location(), source.address().toString(), document, fault));
  }
}
