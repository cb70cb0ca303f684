package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One render of one template: its variables, functions, costs and what it asked for. */
final class Render {

  final Template template;
  final Language language;
  final Meter meter = new Meter();
  final Scope root = Scope.root();
  private final Map<String, ?> variables;
  private final Map<String, Callable> status = new HashMap<>();
  private final Map<String, @Nullable Object> copies = new HashMap<>();
  private boolean statusAsked;

  Render(
      Template template,
      Language language,
      Map<String, ?> variables,
      @Nullable StatusFunctions functions) {
    this.template = template;
    this.language = language;
    this.variables = variables;
    if (functions != null) {
      status.put("always", asked(true));
      status.put("failure", asked(functions.failed()));
    }
  }

  private Callable asked(boolean answer) {
    return (arguments, anyMeter) -> {
      statusAsked = true;
      return answer;
    };
  }

  boolean statusAsked() {
    return statusAsked;
  }

  /** A variable, or a global function, or undefined. */
  @Nullable Object variable(String name, Scope scope) {
    if (scope.has(name)) {
      return scope.get(name);
    }
    if (variables.containsKey(name)) {
      return given(name);
    }
    Object function = status.containsKey(name) ? status.get(name) : language.globals().get(name);
    return function == null ? constant(name) : function;
  }

  private @Nullable Object constant(String name) {
    if (!language.jinja()) {
      return Undefined.UNDEFINED;
    }
    return switch (name) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> null;
      default -> Undefined.UNDEFINED;
    };
  }

  /** A given variable is copied before a template that may change it sees it. */
  private @Nullable Object given(String name) {
    Object value = variables.get(name);
    if (!template.mutates()) {
      return value;
    }
    if (!copies.containsKey(name)) {
      copies.put(name, copy(value));
    }
    return copies.get(name);
  }

  private @Nullable Object copy(@Nullable Object value) {
    meter.enter();
    Object copy =
        switch (value) {
          case List<?> list -> {
            List<@Nullable Object> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(copy(item)));
            yield items;
          }
          case Map<?, ?> map -> {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), copy(item)));
            yield entries;
          }
          case null, default -> value;
        };
    meter.leave();
    return copy;
  }

  /** The value that leaves the engine: JSON, with NaN and infinities where there are some. */
  @Nullable Object released(@Nullable Object value) {
    meter.enter();
    Object released =
        switch (Values.notCallable(value)) {
          case List<?> list -> releasedList(list);
          case Map<?, ?> map -> releasedMap(map);
          case SafeText text -> text.text();
          case Regex regex -> regex.toString();
          case null, default -> value;
        };
    meter.leave();
    return released;
  }

  private List<@Nullable Object> releasedList(List<?> list) {
    List<@Nullable Object> items = new ArrayList<>(list.size());
    for (Object item : list) {
      items.add(item == Undefined.UNDEFINED ? null : released(item));
    }
    return items;
  }

  private Map<String, @Nullable Object> releasedMap(Map<?, ?> map) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (String key : Values.keys(map)) {
      if (map.get(key) != Undefined.UNDEFINED) {
        entries.put(key, released(map.get(key)));
      }
    }
    return entries;
  }
}
