package dev.formwork.templates.lint;

import dev.formwork.templates.TemplateDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the rules look at.
 *
 * @param directory of the template
 * @param hosts type by host, such as `github.com` to `github`
 */
record Subject(
    TemplateDocument document,
    Path directory,
    Map<String, Object> spec,
    List<Step> steps,
    Form form,
    KnownActions actions,
    Map<String, String> hosts) {

  static Subject of(
      TemplateDocument document, Path directory, KnownActions actions, Map<String, String> hosts) {
    Map<String, Object> spec = Content.map(document.content().get("spec"));
    return new Subject(document, directory, spec, Step.of(spec), Form.of(spec), actions, hosts);
  }
}
