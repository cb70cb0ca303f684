package dev.formwork.templates.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the tests of lint lint, and the actions it may name. */
final class LintSamples {

  static final String HEAD =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: {name: sample}
      spec:
        type: service
      """;

  static final List<KnownAction> ACTIONS =
      List.of(
          action("debug:log", "message", Map.of("message", Map.of("type", "string")), false),
          action(
              "fetch:template",
              "url",
              Map.of(
                  "url", Map.of("type", "string"),
                  "engine", Map.of("enum", List.of("nunjucks", "handlebars")),
                  "values", Map.of("type", "object"),
                  "copyWithoutTemplating", Map.of("type", "array"),
                  "copyWithoutRender", Map.of("type", "array")),
              false),
          action(
              "publish:github",
              "repoUrl",
              Map.of(
                  "repoUrl", Map.of("type", "string"),
                  "description", Map.of("type", "string"),
                  "topics", Map.of("type", "array", "items", Map.of("type", "string")),
                  "protectDefaultBranch", Map.of("type", "boolean")),
              true),
          new KnownAction("debug:echo", Map.of(), Map.of(), false),
          action("notify:slack", "channel", Map.of("channel", Map.of("type", "string")), false));

  private LintSamples() {}

  private static KnownAction action(
      String id, String required, Map<String, Object> properties, boolean undoes) {
    return new KnownAction(
        id,
        Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of(required),
            "properties",
            properties),
        Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "properties",
            Map.of("remoteUrl", Map.of("type", "string"))),
        undoes);
  }

  static String form(String name) {
    return "  parameters:\n    properties: {%s: {type: string}}\n".formatted(name);
  }

  static String secret(String name) {
    return "  parameters: {properties: {%s: {type: string, ui:field: Secret}}}\n".formatted(name);
  }

  static String message(String message) {
    return "  steps:\n    - {action: 'debug:log', input: {message: '%s'}}\n".formatted(message);
  }

  static String steps(String... keys) {
    StringBuilder steps = new StringBuilder("  steps:\n");
    for (String key : keys) {
      steps.append("    - action: debug:echo\n      %s\n".formatted(key));
    }
    return steps.toString();
  }

  /** Line, column and rule of each finding in the template with this rest. */
  static List<String> rules(Path directory, String spec) {
    return lint(directory, spec).stream()
        .map(f -> "%d:%d %s".formatted(f.line(), f.column(), f.rule()))
        .toList();
  }

  static List<Finding> lint(Path directory, String spec) {
    try {
      Path file = Files.writeString(directory.resolve("template.yaml"), HEAD + spec);
      return new TemplateLint(ACTIONS, Map.of("github.com", "github")).lint(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
