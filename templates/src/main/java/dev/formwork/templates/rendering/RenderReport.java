package dev.formwork.templates.rendering;

import java.util.List;

/**
 * What a rendering did. Paths are relative to the target, with `/`.
 *
 * @param written files, links and empty directories that are new or replaced
 * @param skipped files that the target had already, and files whose name rendered empty
 * @param warnings sentences for the step's log
 */
public record RenderReport(List<String> written, List<String> skipped, List<String> warnings) {

  /** Copies the lists. */
  public RenderReport {
    written = List.copyOf(written);
    skipped = List.copyOf(skipped);
    warnings = List.copyOf(warnings);
  }
}
