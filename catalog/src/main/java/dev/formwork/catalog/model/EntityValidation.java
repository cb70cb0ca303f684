package dev.formwork.catalog.model;

import dev.formwork.templates.Fault;
import java.util.List;
import java.util.Map;

/** The rules for the envelope and for the `spec` of each kind. */
public final class EntityValidation {

  private EntityValidation() {}

  /**
   * Everything that is wrong with a document as an author wrote it; empty when nothing is. Paths
   * are JSON pointers into the document, lines are not known.
   */
  public static List<Fault> faults(Map<String, Object> document) {
    Findings findings = new Findings();
    EnvelopeRules.check(document, findings);
    if (Names.isKind(String.valueOf(document.get("kind")))
        && document.get("apiVersion") instanceof String) {
      KindRules.check(document, findings);
    }
    EntityRelations.check(document, findings);
    return findings.faults();
  }
}
