package dev.formwork.templates.lint;

import dev.formwork.templates.Fault;
import dev.formwork.templates.TemplateDocument.Place;

/** The document is a template. */
final class ReadingRule implements Rule {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Fault fault : subject.document().reading().faults()) {
      findings.add(
          Severity.ERROR,
          rule(fault),
          fault.path(),
          new Place(fault.line(), fault.column()),
          fault.message());
    }
  }

  private static String rule(Fault fault) {
    boolean schema =
        fault.path().startsWith("/spec/parameters") || fault.path().startsWith("/spec/secrets");
    return schema ? "parameter-schema" : "template-schema";
  }
}
