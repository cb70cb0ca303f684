package dev.formwork.catalog.template;

import java.util.List;

/** The templates that are shipped on the class path. */
public final class StarterTemplates {

  public StarterTemplates(TemplateRevisions revisions) {}

  /**
   * Registers every shipped template that is not there yet. A template that somebody has replaced
   * by an upload stays replaced until another version of it is shipped.
   */
  public List<TemplateUpload> register() {
    throw new UnsupportedOperationException();
  }
}
