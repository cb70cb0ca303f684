package dev.formwork.api;

import dev.formwork.api.scaffolder.RunnableTemplate;
import dev.formwork.api.scaffolder.RunnableTemplates;
import dev.formwork.api.scaffolder.TemplateRef;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.TemplateReader;
import dev.formwork.templates.TemplateReading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Templates that a test writes as YAML. */
final class TestTemplates implements RunnableTemplates {

  private final Map<String, RunnableTemplate> templates = new ConcurrentHashMap<>();

  /** Adds a template whose `spec` begins after `type` and `owner`; answers its reference. */
  String add(String name, String spec) {
    String yaml =
        """
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata:
          name: %s
          title: The %s template
          description: For tests
        spec:
          type: service
          owner: team-a
        %s"""
            .formatted(name, name, spec.indent(2));
    TemplateReading reading = TemplateReader.read(yaml, "template.yaml");
    if (reading.definition() == null) {
      throw new AssertionError(reading.faults() + "\n" + yaml);
    }
    TemplateDefinition definition = Objects.requireNonNull(reading.definition());
    Map<String, Object> metadata = new LinkedHashMap<>(definition.metadata());
    metadata.put("namespace", "default");
    String ref = "template:default/" + name;
    templates.put(ref, new RunnableTemplate(ref, "digest-of-" + name, null, metadata, definition));
    return ref;
  }

  @Override
  public Optional<RunnableTemplate> find(TemplateRef ref) {
    return Optional.ofNullable(templates.get(ref.toString()));
  }
}
