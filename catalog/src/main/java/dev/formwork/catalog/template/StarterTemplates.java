package dev.formwork.catalog.template;

import java.util.ArrayList;
import java.util.List;

/** The templates that are shipped on the class path. */
public final class StarterTemplates {

  private final TemplateRevisions revisions;

  public StarterTemplates(TemplateRevisions revisions) {
    this.revisions = revisions;
  }

  /**
   * Registers every shipped template that is not there yet. A template that somebody has replaced
   * by an upload stays replaced until another version of it is shipped.
   */
  public List<TemplateUpload> register() {
    List<TemplateUpload> uploads = new ArrayList<>();
    ShippedFiles.templates().values().forEach(files -> uploads.add(revisions.ship(files)));
    return List.copyOf(uploads);
  }
}
