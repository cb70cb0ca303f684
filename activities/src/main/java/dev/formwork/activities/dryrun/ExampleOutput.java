package dev.formwork.activities.dryrun;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes up the output of a step that a dry run leaves out, by Backstage's rules. */
final class ExampleOutput {

  private ExampleOutput() {}

  /**
   * An object that fits the schema as far as Backstage goes.
   *
   * @param schema the output schema of the action
   */
  static Map<String, Object> of(Map<String, Object> schema) {
    Map<String, Object> output = new LinkedHashMap<>();
    if (example(schema) instanceof Map<?, ?> object) {
      object.forEach((name, value) -> output.put(String.valueOf(name), value));
    }
    return output;
  }

  private static @Nullable Object example(@Nullable Object schema) {
    if (!(schema instanceof Map<?, ?> shape)) {
      return "<unknown>";
    }
    if (shape.get("examples") instanceof List<?> examples) {
      return examples.isEmpty() ? null : examples.getFirst();
    }
    return switch (String.valueOf(shape.get("type"))) {
      case "object" -> properties(shape.get("properties"));
      case "array" -> items(shape.get("items"));
      case "string" -> "<example>";
      case "number" -> 0;
      case "boolean" -> false;
      default -> "<unknown>";
    };
  }

  private static Map<String, @Nullable Object> properties(@Nullable Object properties) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (properties instanceof Map<?, ?> shapes) {
      shapes.forEach((name, shape) -> object.put(String.valueOf(name), example(shape)));
    }
    return object;
  }

  private static List<Object> items(@Nullable Object items) {
    Object first = items instanceof List<?> list && !list.isEmpty() ? list.getFirst() : items;
    Object example = first == null ? null : example(first);
    return example == null ? List.of() : List.of(example);
  }
}
