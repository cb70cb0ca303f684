package dev.formwork.templates.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pages of a template ask for. */
final class Form {

  /**
   * A field of the form.
   *
   * @param required whether its page always asks for it
   */
  record Field(String name, String pointer, Map<String, Object> schema, boolean required) {

    boolean isSecret() {
      return "Secret".equals(schema.get("ui:field"));
    }
  }

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<String> secrets = new TreeSet<>();
  private boolean open;
  private boolean openSecrets;

  static Form of(Map<String, Object> spec) {
    var form = new Form();
    Object parameters = spec.get("parameters");
    if (parameters instanceof List<?> pages) {
      for (int i = 0; i < pages.size(); i++) {
        form.add(Content.map(pages.get(i)), Content.pointer("/spec/parameters", i), true);
      }
    } else {
      form.add(Content.map(parameters), "/spec/parameters", true);
    }
    Map<String, Object> declared = Content.map(Content.map(spec.get("secrets")).get("schema"));
    form.secrets.addAll(Content.map(declared.get("properties")).keySet());
    boolean decorated =
        spec.containsKey("formDecorators") || spec.containsKey("EXPERIMENTAL_formDecorators");
    form.open |= decorated;
    form.openSecrets = decorated;
    return form;
  }

  /** The fields at the top of every page, those of conditions and dependencies included. */
  Map<String, Field> fields() {
    return fields;
  }

  /** Whether values may come that no field declares. */
  boolean isOpen() {
    return open;
  }

  /** Names under which the form gives secrets. */
  Set<String> secrets() {
    return secrets;
  }

  boolean hasOpenSecrets() {
    return openSecrets;
  }

  private void add(Map<String, Object> schema, String pointer, boolean always) {
    Object additional = schema.get("additionalProperties");
    open |=
        schema.containsKey("$ref")
            || schema.containsKey("patternProperties")
            || (additional != null && !additional.equals(false));
    Set<String> required =
        Content.list(schema.get("required")).stream()
            .map(String::valueOf)
            .collect(Collectors.toSet());
    String properties = Content.pointer(pointer, "properties");
    Content.map(schema.get("properties"))
        .forEach(
            (name, field) ->
                add(
                    new Field(
                        name,
                        Content.pointer(properties, name),
                        Content.map(field),
                        always && required.contains(name))));
    parts(schema, pointer);
  }

  /** The parts of a schema that count under some condition. */
  private void parts(Map<String, Object> schema, String pointer) {
    Content.map(schema.get("dependencies"))
        .forEach((name, part) -> part(part, Content.pointer(pointer + "/dependencies", name)));
    for (String key : List.of("allOf", "anyOf", "oneOf")) {
      List<?> parts = Content.list(schema.get(key));
      for (int i = 0; i < parts.size(); i++) {
        part(parts.get(i), Content.pointer(Content.pointer(pointer, key), i));
      }
    }
    for (String key : List.of("if", "then", "else")) {
      part(schema.get(key), Content.pointer(pointer, key));
    }
  }

  private void part(@Nullable Object part, String pointer) {
    if (part instanceof Map<?, ?>) {
      add(Content.map(part), pointer, false);
    }
  }

  private void add(Field field) {
    fields.putIfAbsent(field.name(), field);
    if (field.isSecret()) {
      secrets.add(field.name());
    }
    Map<String, Object> options = Content.map(field.schema().get("ui:options"));
    Object key = Content.map(options.get("requestUserCredentials")).get("secretsKey");
    if (key instanceof String name) {
      secrets.add(name);
    }
  }
}
