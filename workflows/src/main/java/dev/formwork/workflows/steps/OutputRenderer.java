package dev.formwork.workflows.steps;

import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.ValueRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the output of a run that completed, by Backstage's rules. */
public final class OutputRenderer {

  private OutputRenderer() {}

  /**
   * The output: links and texts whose `if` is false are left out.
   *
   * @param template the template's `output`
   * @param variables those of the whole run
   */
  public static Map<String, Object> render(
      Map<String, Object> template, Map<String, Object> variables, InputRenderer renderer) {
    Rendering rendering = renderer.evaluate(template, "output", variables, false);
    Map<String, Object> output = new LinkedHashMap<>();
    if (rendering.value() instanceof Map<?, ?> map) {
      map.forEach((key, value) -> output.put(String.valueOf(key), value));
    }
    output.computeIfPresent("links", (_, links) -> accepted(links));
    output.computeIfPresent("text", (_, texts) -> accepted(texts));
    return output;
  }

  private static Object accepted(Object items) {
    if (!(items instanceof List<?> list)) {
      return items;
    }
    List<@Nullable Object> accepted = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> map) || !map.containsKey("if")) {
        accepted.add(item);
      } else if (ValueRenderer.truthy(map.get("if"))) {
        Map<Object, @Nullable Object> rest = new LinkedHashMap<>(map);
        rest.remove("if");
        accepted.add(rest);
      }
    }
    return accepted;
  }
}
