package dev.formwork.templates.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The templates that Formwork ships, rendered as their first step renders them. */
final class StarterTemplates {

  private static final Path FOLDER = Path.of("src/main/resources/templates");

  private StarterTemplates() {}

  static Path folder(String template) {
    return FOLDER.resolve(template);
  }

  static RenderReport render(String template, Map<String, Object> answers, Path target) {
    return SkeletonRenderer.handlebars()
        .render(
            folder(template).resolve("skeleton"),
            target,
            SkeletonOptions.of(values(template, answers))
                .withCopyWithoutRendering(List.of(".github/workflows/*")));
  }

  /** What the step `fetch` of both templates gives to the skeleton. */
  private static Map<String, Object> values(String template, Map<String, Object> answers) {
    Map<String, Object> values = new LinkedHashMap<>(answers);
    values.keySet().removeAll(List.of("slackChannel", "notifyEmail", "repoUrl"));
    values.putIfAbsent("system", "");
    values.put("repo", Map.of("host", "local", "owner", "demo", "repo", answers.get("name")));
    if (template.equals("java-service")) {
      values.put(
          "database",
          Map.of(
              "size", values.remove("databaseSize"), "storage", values.remove("databaseStorage")));
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> sampleAnswers(String template) {
    return (Map<String, Object>) yaml(folder(template).resolve("sample.yaml")).get("values");
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> yaml(Path file) {
    try {
      return (Map<String, Object>)
          new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
