package dev.formwork.templates.lint;

import dev.formwork.templates.TemplateDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rules look at.
 *
 * @param directory of the template
 * @param hosts type by host, such as `github.com` to `github`, for expressions
 * @param connected hosts that can be published to; empty when that is not known
 */
record Subject(
    TemplateDocument document,
    Path directory,
    Map<String, Object> spec,
    List<Step> steps,
    Form form,
    KnownActions actions,
    Map<String, String> hosts,
    Set<String> connected) {

  private static final Map<String, String> USUAL =
      Map.of(
          "local", "local",
          "github.com", "github",
          "gitlab.com", "gitlab",
          "gitea.com", "gitea",
          "bitbucket.org", "bitbucketCloud",
          "dev.azure.com", "azure");

  static Subject of(
      TemplateDocument document,
      Path directory,
      KnownActions actions,
      Map<String, String> connected) {
    Map<String, Object> spec = Content.map(document.content().get("spec"));
    Map<String, String> hosts = new LinkedHashMap<>(USUAL);
    hosts.putAll(connected);
    return new Subject(
        document,
        directory,
        spec,
        Step.of(spec),
        Form.of(spec),
        actions,
        hosts,
        new TreeSet<>(connected.keySet()));
  }
}
