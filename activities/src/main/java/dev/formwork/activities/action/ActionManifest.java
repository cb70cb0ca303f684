package dev.formwork.activities.action;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people and `api` know of an action. Workers publish the manifests of their actions when they
 * start.
 *
 * @param inputSchema JSON Schema, draft-07
 * @param outputSchema JSON Schema, draft-07
 */
public record ActionManifest(
    String id,
    String description,
    Map<String, Object> inputSchema,
    Map<String, Object> outputSchema,
    List<ActionExample> examples,
    ActionTraits traits) {

  public ActionManifest {
    inputSchema = Collections.unmodifiableMap(new LinkedHashMap<>(inputSchema));
    outputSchema = Collections.unmodifiableMap(new LinkedHashMap<>(outputSchema));
    examples = List.copyOf(examples);
  }

  /** The manifest of an action, from its records, documentation and examples file. */
  public static ActionManifest of(Action<?, ?> action) {
    return new ActionManifest(
        action.id(),
        description(action),
        SchemaGenerator.of(action.inputType()),
        SchemaGenerator.of(action.outputType()),
        ActionExample.read(action),
        action.traits());
  }

  private static String description(Action<?, ?> action) {
    Doc doc = action.getClass().getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(
          "Action %s has no description. Put @Doc on %s."
              .formatted(action.id(), action.getClass().getName()));
    }
    return doc.value();
  }

  /**
   * The manifest as JSON: `id`, `description`, `examples` and `schema` as Backstage's list of
   * actions has them; `policy` with the components of {@link dev.formwork.workflows.ActionPolicy},
   * durations in ISO-8601; `dryRun`, `undoes` and `aliases`.
   */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", id);
    json.put("description", description);
    json.put(
        "examples",
        examples.stream()
            .map(
                example ->
                    Map.of("description", example.description(), "example", example.asSteps(id)))
            .toList());
    var schema = new LinkedHashMap<String, Object>();
    schema.put("input", inputSchema);
    schema.put("output", outputSchema);
    json.put("schema", schema);
    json.put("policy", ActionJson.object(traits.policy()));
    json.put("dryRun", traits.dryRun());
    json.put("undoes", traits.undoes());
    json.put("aliases", traits.aliases());
    return json;
  }
}
