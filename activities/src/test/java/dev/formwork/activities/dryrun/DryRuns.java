package dev.formwork.activities.dryrun;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.activities.action.ActionManifest;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.dryrun.DryRunRequest.Extent;
import dev.formwork.activities.port.catalog.InMemoryEntityCatalog;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.templates.TemplateReader;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dry run under test: a template, its files and what they are run with. */
final class DryRuns {

  private static final Initiator ADA =
      new Initiator("user:default/ada", "Ada Lovelace", "ada@example.org", null);

  private final DryRun dryRun;
  private final List<DryRunFile> files = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private Extent extent = Extent.DECLARED;
  private Initiator initiator = ADA;

  DryRuns(Path disk) {
    var sources = new InMemorySourceReader().with("https://github.com/acme/x/README.md", "Read.");
    var remote =
        new ActionManifest(
            "acme:order",
            "Orders.",
            Map.of("type", "object"),
            Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                    "text", Map.of("type", "string"),
                    "count", Map.of("type", "number"),
                    "whole", Map.of("type", "integer"),
                    "sure", Map.of("type", "boolean"),
                    "list", Map.of("type", "array", "items", Map.of("type", "string")),
                    "told", Map.of("type", "string", "examples", List.of("eu-1")))),
            List.of(),
            ActionTraits.defaults());
    this.dryRun =
        new DryRun(
            Map.of("local", "local", "github.com", "github"),
            sources,
            new InMemoryEntityCatalog(target -> List.of()),
            List.of(remote),
            disk);
  }

  DryRuns file(String path, String text) {
    files.add(new DryRunFile(path, false, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  DryRuns executable(String path, String text) {
    files.add(new DryRunFile(path, true, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  DryRuns value(String name, Object value) {
    values.put(name, value);
    return this;
  }

  DryRuns secret(String name, String value) {
    secrets.put(name, value);
    return this;
  }

  /** Run by a service, which is nobody. */
  DryRuns byService() {
    initiator = new Initiator(null, "Service", "service@example.org", null);
    return this;
  }

  DryRuns everything() {
    extent = Extent.EVERYTHING;
    return this;
  }

  /** Runs a template with these steps, and output if the text goes on with it. */
  DryRunResult steps(String steps) {
    return run(
        """
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata: {name: tried}
        spec:
          type: service
          steps:
        """
            + steps.indent(4));
  }

  DryRunResult run(String template) {
    TemplateDefinition definition = TemplateReader.read(template, "template.yaml").definition();
    return dryRun.run(
        new DryRunRequest(
            "Tried",
            RunSpec.of(definition),
            values,
            secrets,
            initiator,
            Map.of("region", "eu"),
            files,
            extent));
  }

  DryRunFailure failure(String steps) {
    return catchThrowableOfType(DryRunFailure.class, () -> steps(steps));
  }

  static String text(DryRunResult result, String path) {
    return result.files().stream()
        .filter(file -> file.path().equals(path))
        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }
}
