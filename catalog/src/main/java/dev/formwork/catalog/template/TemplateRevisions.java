package dev.formwork.catalog.template;

import dev.formwork.catalog.model.EntityRef;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The templates, each as a row of immutable revisions. */
public final class TemplateRevisions {

  public TemplateRevisions(DataSource database, TemplateLimits limits) {}

  /**
   * Makes these files the current revision of the template that they hold. `template.yaml` must be
   * at the root.
   *
   * @param by entity ref of the person, or null for a service
   * @throws dev.formwork.catalog.store.EntityTaken when a location describes this template
   */
  public TemplateUpload upload(List<TemplateFile> files, @Nullable String by) {
    throw new UnsupportedOperationException();
  }

  /** The current good revision. */
  public Optional<TemplateRevision> find(EntityRef ref) {
    throw new UnsupportedOperationException();
  }

  /** A revision, also when a newer one is current or the template is gone. */
  public Optional<TemplateRevision> find(EntityRef ref, String digest) {
    throw new UnsupportedOperationException();
  }

  /** The files of a revision in the order of their paths; empty when there is no such revision. */
  public Optional<List<TemplateFile>> files(String digest) {
    throw new UnsupportedOperationException();
  }

  /** One file of a revision. */
  public Optional<TemplateFile> file(String digest, String path) {
    throw new UnsupportedOperationException();
  }

  /**
   * Templates in the order of their titles.
   *
   * @param text part of a title, name, description or tag, or null for all
   */
  public TemplatePage list(@Nullable String text, int limit, int offset) {
    throw new UnsupportedOperationException();
  }

  public Optional<TemplateItem> item(EntityRef ref) {
    throw new UnsupportedOperationException();
  }

  /** The revisions of a template, the newest first. */
  public List<RevisionItem> revisions(EntityRef ref) {
    throw new UnsupportedOperationException();
  }
}
