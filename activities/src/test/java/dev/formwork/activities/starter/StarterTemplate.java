package dev.formwork.activities.starter;

import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.TemplateReader;
import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A template that is shipped, with its sample answers. */
record StarterTemplate(String name, Map<String, String> files) {

  static final String SECRET = "registry-s3cr3t";

  static StarterTemplate read(String name) {
    Path root = Path.of("../templates/src/main/resources/templates", name);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(root.relativize(path).toString(), Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StarterTemplate(name, files);
  }

  @SuppressWarnings("unchecked")
  RunRequest run(String runId, Map<String, ActionPolicy> policies) {
    TemplateDefinition definition =
        TemplateReader.read(files.get("template.yaml"), "template.yaml").definition();
    Map<String, Object> sample =
        (Map<String, Object>)
            new Load(LoadSettings.builder().build()).loadFromString(files.get("sample.yaml"));
    return new RunRequest(
        runId,
        1,
        "template:default/" + name,
        String.valueOf(definition.title()),
        "digest",
        RunSpec.of(definition),
        (Map<String, Object>) sample.get("values"),
        new Initiator("user:default/ada", "Ada Lovelace", "ada@example.org", null),
        List.of("registryToken"),
        null,
        null,
        Map.of(),
        StarterWorld.HOSTS,
        policies,
        Instant.parse("2026-11-21T10:00:00Z"),
        "http://portal.example/runs/" + runId);
  }
}
