package dev.formwork.activities.catalog;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

@Doc("Writes an entity as `catalog-info.yaml` into the workspace.")
final class WriteEntity implements Action<WriteEntity.Input, NoOutput> {

  /** Backstage's annotation for the template that an entity came from. */
  private static final String SOURCE_TEMPLATE = "backstage.io/source-template";

  record Input(
      @Doc("The entity, with `apiVersion`, `kind`, `metadata` and `spec`.")
          Map<String, Object> entity,
      @Doc("Path of the file.") @Default("\"catalog-info.yaml\"") String filePath) {}

  @Override
  public String id() {
    return "catalog:write";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<NoOutput> outputType() {
    return NoOutput.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withDryRun();
  }

  @Override
  public NoOutput run(Input input, StepContext step) {
    Path file = step.workspace().resolve(input.filePath(), "filePath");
    String text = yaml(annotated(input.entity(), step.run().templateRef()));
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    step.log().info("Wrote %s.".formatted(input.filePath()));
    return new NoOutput();
  }

  private static Map<String, Object> annotated(Map<String, Object> entity, String templateRef) {
    if (!(entity.get("metadata") instanceof Map<?, ?> metadata)) {
      throw new InvalidInput(
          "The entity has no metadata (input: entity.metadata). Give it a name at least: metadata: {name: payments}.");
    }
    Map<Object, Object> annotations = new LinkedHashMap<>();
    if (metadata.get("annotations") instanceof Map<?, ?> present) {
      annotations.putAll(present);
    }
    annotations.put(SOURCE_TEMPLATE, templateRef);
    Map<Object, Object> changed = new LinkedHashMap<>(metadata);
    changed.put("annotations", annotations);
    Map<String, Object> result = new LinkedHashMap<>(entity);
    result.put("metadata", changed);
    return result;
  }

  private static String yaml(Map<String, Object> entity) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setWidth(120)
            .build();
    return new Dump(settings).dumpToString(entity);
  }

  /** The workspace of a run that is undone is thrown away, so there is nothing to restore. */
  @Override
  public void undo(Input input, @Nullable NoOutput output, StepContext step) {}
}
