package dev.formwork.catalog.template;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.YamlFile;
import dev.formwork.catalog.store.CatalogDatabase;
import dev.formwork.templates.Fault;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.TemplateReader;
import dev.formwork.templates.TemplateReading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The templates, each as a row of immutable revisions. Safe for use by many threads. */
public final class TemplateRevisions {

  private record Row(
      EntityRef ref,
      String digest,
      String entryPath,
      int document,
      String source,
      @Nullable String baseUrl,
      Instant createdAt) {}

  private record Key(EntityRef ref, String digest) {}

  private static final int CACHED = 100;

  private final CatalogDatabase database;
  private final TemplateLimits limits;
  private final Uploads uploads;
  private final Map<Key, TemplateRevision> cache = new LinkedHashMap<>();

  public TemplateRevisions(DataSource dataSource, TemplateLimits limits) {
    this.database = new CatalogDatabase(dataSource);
    this.limits = limits;
    this.uploads = new Uploads(database, limits);
  }

  /** How large a template may be. */
  public TemplateLimits limits() {
    return limits;
  }

  /**
   * Makes these files the current revision of the template that they hold. `template.yaml` must be
   * at the root.
   *
   * @param by entity ref of the person, or null for a service
   * @throws dev.formwork.catalog.store.EntityTaken when a location describes this template
   */
  public TemplateUpload upload(List<TemplateFile> files, @Nullable String by) {
    return uploads.upload(files, by, Uploads.WhenKnown.MAKE_CURRENT);
  }

  /** The same, but leaves everything as it is when these very files were there before. */
  TemplateUpload ship(List<TemplateFile> files) {
    return uploads.upload(files, null, Uploads.WhenKnown.LEAVE);
  }

  /** The current good revision. */
  public Optional<TemplateRevision> find(EntityRef ref) {
    return item(ref)
        .flatMap(item -> Optional.ofNullable(item.digest()))
        .flatMap(digest -> find(ref, digest));
  }

  /** A revision, also when a newer one is current or the template is gone. */
  public Optional<TemplateRevision> find(EntityRef ref, String digest) {
    var key = new Key(ref, digest);
    synchronized (cache) {
      TemplateRevision cached = cache.get(key);
      if (cached != null) {
        return Optional.of(cached);
      }
    }
    Optional<TemplateRevision> found =
        database.read(handle -> row(handle, ref, digest).map(row -> revision(handle, row)));
    synchronized (cache) {
      found.ifPresent(revision -> cache.put(key, revision));
      if (cache.size() > CACHED) {
        cache.remove(cache.keySet().iterator().next());
      }
    }
    return found;
  }

  /** The files of a revision in the order of their paths; empty when there is no such revision. */
  public Optional<List<TemplateFile>> files(String digest) {
    List<TemplateFile> files = database.read(handle -> TemplateTables.files(handle, digest, null));
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
  }

  /** One file of a revision. */
  public Optional<TemplateFile> file(String digest, String path) {
    return database.read(handle -> TemplateTables.files(handle, digest, path)).stream().findFirst();
  }

  /**
   * Templates in the order of their titles.
   *
   * @param text part of a title, name, description or tag, or null for all
   */
  public TemplatePage list(@Nullable String text, int limit, int offset) {
    return database.read(handle -> TemplateTables.page(handle, text, limit, offset));
  }

  public Optional<TemplateItem> item(EntityRef ref) {
    return database.read(handle -> TemplateTables.item(handle, ref));
  }

  /** The revisions of a template, the newest first. */
  public List<RevisionItem> revisions(EntityRef ref) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select digest, created_at from template_revision
                    where ref = :ref order by created_at desc, digest
                    """)
                .bind("ref", ref.format())
                .map(
                    (row, context) ->
                        new RevisionItem(row.getString(1), row.getTimestamp(2).toInstant()))
                .list());
  }

  private static Optional<Row> row(Handle handle, EntityRef ref, String digest) {
    return handle
        .createQuery("select * from template_revision where ref = :ref and digest = :digest")
        .bind("ref", ref.format())
        .bind("digest", digest)
        .map(
            (row, context) ->
                new Row(
                    ref,
                    digest,
                    row.getString("entry_path"),
                    row.getInt("document"),
                    row.getString("source"),
                    row.getString("base_url"),
                    row.getTimestamp("created_at").toInstant()))
        .findOne();
  }

  private static TemplateRevision revision(Handle handle, Row row) {
    TemplateFile file =
        TemplateTables.files(handle, row.digest(), row.entryPath()).stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Revision without its file: " + row));
    TemplateReading reading =
        YamlFile.parse(file.text()).documents().stream()
            .filter(document -> document.number() == row.document())
            .findFirst()
            .map(document -> TemplateReader.read(document.text(), row.entryPath()))
            .orElseThrow(() -> new IllegalStateException("Revision without its text: " + row));
    TemplateDefinition definition = reading.definition();
    if (definition == null) {
      throw new IllegalStateException(
          "Revision %s of %s cannot be read by this version of Formwork: %s Register it again."
              .formatted(
                  row.digest(),
                  row.ref(),
                  reading.faults().stream().map(Fault::message).collect(Collectors.joining(" "))));
    }
    return new TemplateRevision(
        row.ref(), row.digest(), definition, row.createdAt(), row.source(), row.baseUrl());
  }
}
