package dev.formwork.templates.rendering;

import dev.formwork.templates.expression.StatusFunctions;
import dev.formwork.templates.expression.ValueRenderer;
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
    Map<?, ?> input = (Map<?, ?>) inputs(template, answers).get("fetch");
    return SkeletonRenderer.handlebars()
        .render(
            folder(template).resolve((String) input.get("url")).normalize(),
            target,
            SkeletonOptions.of(map(input.get("values")))
                .withCopyWithoutRendering(strings(input.get("copyWithoutTemplating"))));
  }

  /**
   * The input of every step that runs, by the step's id, as a run with these answers renders it.
   */
  static Map<String, Object> inputs(String template, Map<String, Object> answers) {
    ValueRenderer renderer = ValueRenderer.create(Map.of("local", "local", "github.com", "github"));
    StatusFunctions status = new StatusFunctions(false);
    Map<String, Object> steps = new LinkedHashMap<>();
    Map<String, Object> variables =
        Map.of("parameters", answers, "steps", steps, "secrets", Map.of("registryToken", "s3cret"));
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (Object step :
        (List<?>) map(yaml(folder(template).resolve("template.yaml")).get("spec")).get("steps")) {
      Map<String, Object> definition = map(step);
      Object condition = definition.getOrDefault("if", true);
      if (ValueRenderer.truthy(renderer.render(condition, variables, status).value())) {
        String id = (String) definition.get("id");
        inputs.put(id, renderer.render(definition.get("input"), variables, status).value());
        steps.put(id, Map.of("output", outputs(id)));
      }
    }
    return inputs;
  }

  private static Map<String, Object> outputs(String step) {
    return Map.of(
        "remoteUrl", "https://git.example.org/" + step + ".git",
        "repoContentsUrl", "https://git.example.org/" + step,
        "entityRef", "component:default/made");
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

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Object value) {
    return (List<String>) value;
  }
}
