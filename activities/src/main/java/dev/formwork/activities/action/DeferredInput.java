package dev.formwork.activities.action;

import dev.formwork.templates.expression.Rendering;
import dev.formwork.templates.expression.StatusFunctions;
import dev.formwork.templates.expression.ValueRenderer;
import dev.formwork.workflows.StepRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders the strings of an input that were left for the activity because they need secrets. */
final class DeferredInput {

  private final ValueRenderer renderer;
  private final Map<String, Object> variables;
  private final Set<String> deferred;
  private final Redactor redactor;
  private final List<String> warnings = new ArrayList<>();

  private DeferredInput(
      ValueRenderer renderer,
      Map<String, Object> variables,
      Set<String> deferred,
      Redactor redactor) {
    this.renderer = renderer;
    this.variables = variables;
    this.deferred = deferred;
    this.redactor = redactor;
  }

  /**
   * The whole input.
   *
   * @param redactor learns every string that came out
   * @param log learns of expressions that failed and were left as they are
   */
  static Map<String, Object> render(
      StepRequest request,
      Map<String, String> secrets,
      ValueRenderer renderer,
      Redactor redactor,
      StepLog log) {
    if (request.deferred().isEmpty()) {
      return request.input();
    }
    Map<String, Object> variables = new LinkedHashMap<>(request.context());
    variables.put("secrets", secrets);
    var input = new DeferredInput(renderer, variables, new HashSet<>(request.deferred()), redactor);
    Map<String, Object> rendered = input.map(request.input(), "");
    input.warnings.forEach(log::warn);
    return rendered;
  }

  private @Nullable Object value(@Nullable Object tree, String pointer) {
    return switch (tree) {
      case String text when deferred.contains(pointer) -> leaf(text, pointer);
      case Map<?, ?> map -> map(map, pointer);
      case List<?> list -> list(list, pointer);
      case null -> null;
      default -> tree;
    };
  }

  private @Nullable Object leaf(String text, String pointer) {
    Rendering rendering = renderer.render(text, pointer, variables, new StatusFunctions(false));
    warnings.addAll(rendering.warnings());
    if (rendering.value() instanceof String rendered) {
      redactor.addLiteral(rendered);
    }
    return rendering.value();
  }

  private Map<String, Object> map(Map<?, ?> map, String pointer) {
    Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
    map.forEach(
        (key, item) -> {
          String name = (String) key;
          String path = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
          Object value = value(item, path);
          if (value != Rendering.UNDEFINED) {
            rendered.put(name, value);
          }
        });
    @SuppressWarnings("unchecked")
    Map<String, Object> result = (Map<String, Object>) (Map<String, ?>) rendered;
    return result;
  }

  private List<@Nullable Object> list(List<?> list, String pointer) {
    List<@Nullable Object> rendered = new ArrayList<>();
    for (Object item : list) {
      Object value = value(item, pointer + "/" + rendered.size());
      rendered.add(value == Rendering.UNDEFINED ? null : value);
    }
    return rendered;
  }
}
