package dev.formwork.catalog.template;

import dev.formwork.catalog.model.EntityRef;
import dev.formwork.catalog.model.YamlDocument;
import dev.formwork.catalog.store.EntityChecks;
import dev.formwork.templates.Fault;
import dev.formwork.templates.TemplateReader;
import dev.formwork.templates.TemplateReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that want to be the current revision of a template. */
public final class TemplateCandidate {

  /** Where files come from. */
  public record Origin(String source, @Nullable String baseUrl, @Nullable String by) {}

  private final EntityRef ref;
  private final YamlDocument document;
  private final String entryPath;
  private final TemplateTree tree;
  private final List<Fault> faults;

  private TemplateCandidate(
      EntityRef ref,
      YamlDocument document,
      String entryPath,
      TemplateTree tree,
      List<Fault> faults) {
    this.ref = ref;
    this.document = document;
    this.entryPath = entryPath;
    this.tree = tree;
    this.faults = List.copyOf(faults);
  }

  /**
   * @param entryPath which of the files holds the document
   */
  public static TemplateCandidate of(
      EntityRef ref,
      YamlDocument document,
      String entryPath,
      List<TemplateFile> files,
      TemplateLimits limits) {
    List<Fault> faults = new ArrayList<>(TreeRules.faults(files, limits));
    faults.addAll(faults(document, entryPath));
    return new TemplateCandidate(ref, document, entryPath, TemplateTree.of(files), faults);
  }

  /** What is wrong with the document of a template alone. */
  public static List<Fault> faults(YamlDocument document, String fileName) {
    TemplateReading reading = TemplateReader.read(document.text(), fileName);
    return reading.faults().isEmpty()
        ? document.locate(EntityChecks.faults(document.content()))
        : reading.faults();
  }

  public EntityRef ref() {
    return ref;
  }

  /** Everything that is wrong; empty when the files may become the current revision. */
  public List<Fault> faults() {
    return faults;
  }

  String digest() {
    return tree.digest();
  }

  TemplateTree tree() {
    return tree;
  }

  YamlDocument document() {
    return document;
  }

  String entryPath() {
    return entryPath;
  }
}
