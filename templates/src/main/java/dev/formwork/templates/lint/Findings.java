package dev.formwork.templates.lint;

import dev.formwork.templates.TemplateDocument;
import dev.formwork.templates.TemplateDocument.Place;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the findings of one template. */
final class Findings {

  private final String file;
  private final TemplateDocument document;
  private final Set<Finding> findings = new LinkedHashSet<>();

  Findings(String file, TemplateDocument document) {
    this.file = file;
    this.document = document;
  }

  /** A finding about the value of a pointer, shown where its key stands. */
  void add(Severity severity, String rule, String pointer, String message) {
    add(severity, rule, pointer, document.key(pointer), message);
  }

  /** A finding about a part of a text. */
  void addWithin(
      Severity severity, String rule, String pointer, String text, int[] part, String message) {
    add(severity, rule, pointer, document.within(pointer, text, part[0], part[1]), message);
  }

  void add(Severity severity, String rule, String pointer, Place place, String message) {
    findings.add(new Finding(severity, rule, file, place.line(), place.column(), pointer, message));
  }

  /** Whether something is said of this place already. */
  boolean hasAt(String path, int line, int column) {
    return findings.stream()
        .anyMatch(
            finding ->
                finding.file().equals(path)
                    && finding.line() == line
                    && finding.column() == column);
  }

  /** A finding about another file of the template. */
  void addInFile(
      Severity severity, String rule, String path, int line, int column, String message) {
    findings.add(new Finding(severity, rule, path, line, column, "", message));
  }

  /** The template's own file first, each file from its beginning. */
  List<Finding> all() {
    return findings.stream()
        .sorted(
            Comparator.comparing((Finding finding) -> !finding.file().equals(file))
                .thenComparing(Finding::file)
                .thenComparingInt(Finding::line)
                .thenComparingInt(Finding::column)
                .thenComparing(Finding::severity))
        .toList();
  }
}
