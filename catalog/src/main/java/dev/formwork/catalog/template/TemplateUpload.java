package dev.formwork.catalog.template;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.templates.Fault;
import java.util.List;

/** What became of an upload. */
public sealed interface TemplateUpload {

  /**
   * The files are the current revision.
   *
   * @param isNew false when they were the current revision before
   */
  record Stored(EntityRef ref, String digest, boolean isNew) implements TemplateUpload {}

  /** The files are broken in all these ways; an earlier good revision stays the current one. */
  record Refused(List<Fault> faults) implements TemplateUpload {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
