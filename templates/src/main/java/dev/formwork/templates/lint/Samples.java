package dev.formwork.templates.lint;

import dev.formwork.templates.TemplateDocument;
import dev.formwork.templates.lint.Form.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Variables that a run might have, to render a template with.
 *
 * @param name for messages, such as `every field filled in`
 * @param variables of expressions
 */
record Samples(String name, Map<String, Object> variables) {

  private static final String FILE = "sample.yaml";

  /** The template's own sample if it has one, every field filled in, and only what is required. */
  static List<Samples> of(Subject subject) {
    List<Samples> samples = new ArrayList<>();
    Path own = subject.directory().resolve(FILE);
    if (Files.isRegularFile(own)) {
      Map<String, Object> content = TemplateDocument.read(text(own), FILE).content();
      samples.add(of("the values of " + FILE, Content.map(content.get("values")), subject));
    }
    samples.add(of("every field filled in", values(subject, false), subject));
    samples.add(of("only the required fields filled in", values(subject, true), subject));
    return samples;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> values(Subject subject, boolean least) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : subject.form().fields().values()) {
      boolean isThere = field.required() || field.schema().containsKey("default");
      if (!least || isThere) {
        values.put(field.name(), SampleValue.of(field.name(), field.schema(), subject.hosts()));
      }
    }
    return values;
  }

  private static Samples of(String name, Map<String, Object> values, Subject subject) {
    Map<String, Object> variables = new LinkedHashMap<>();
    Map<String, Object> secrets = new LinkedHashMap<>();
    subject.form().secrets().forEach(secret -> secrets.put(secret, "sample"));
    variables.put("parameters", values);
    variables.put("secrets", secrets);
    variables.put("steps", outputs(subject));
    variables.put(
        "user",
        Map.of(
            "ref",
            "user:default/sample",
            "entity",
            Map.of(
                "kind", "User",
                "metadata", Map.of("name", "sample", "namespace", "default"),
                "spec",
                    Map.of(
                        "profile",
                        Map.of("displayName", "Sample", "email", "sample@example.org")))));
    variables.put("context", Map.of("task", Map.of("id", "sample")));
    variables.put("environment", Map.of("parameters", Map.of(), "secrets", Map.of()));
    return new Samples(name, variables);
  }

  private static Map<String, Object> outputs(Subject subject) {
    Map<String, Object> steps = new LinkedHashMap<>();
    for (Step step : subject.steps()) {
      Map<String, Object> schema =
          subject.actions().find(step.action()).map(KnownAction::output).orElse(Map.of());
      Map<String, Object> output = new LinkedHashMap<>();
      Content.map(schema.get("properties"))
          .forEach(
              (name, property) -> {
                Object value = SampleValue.of(name, Content.map(property), subject.hosts());
                output.put(name, step.isRepeated() ? List.of(value) : value);
              });
      steps.put(step.id(), Map.of("output", output));
    }
    return steps;
  }

  /** The same for one turn of a step with `each`. */
  Samples turn(@Nullable Object each) {
    Map<String, Object> turned = new LinkedHashMap<>(variables);
    Map<String, Object> turn = new LinkedHashMap<>();
    if (each instanceof List<?> list && !list.isEmpty()) {
      turn.put("key", "0");
      turn.put("value", list.getFirst());
    } else if (each instanceof Map<?, ?> map && !map.isEmpty()) {
      turn.put("key", map.keySet().iterator().next());
      turn.put("value", map.values().iterator().next());
    }
    turned.put("each", turn);
    return new Samples(name, turned);
  }
}
