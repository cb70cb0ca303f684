package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that choose items of a list. */
final class SelectionFilters {

  private SelectionFilters() {}

  static void addTo(Map<String, Filter> filters, Map<String, Test> tests) {
    filters.put(
        "select", (input, arguments, meter) -> byTest(input, arguments, tests, true, meter));
    filters.put(
        "reject", (input, arguments, meter) -> byTest(input, arguments, tests, false, meter));
    filters.put(
        "selectattr", (input, arguments, meter) -> byAttribute(input, arguments, true, meter));
    filters.put(
        "rejectattr", (input, arguments, meter) -> byAttribute(input, arguments, false, meter));
  }

  private static List<@Nullable Object> byTest(
      @Nullable Object input,
      Arguments arguments,
      Map<String, Test> tests,
      boolean wanted,
      Meter meter) {
    if (Values.isMissing(input)) {
      throw new Refusal(
          "A list to choose from is needed but %s was given.".formatted(Values.kind(input)));
    }
    String name = arguments.has(0) ? Values.text(arguments.get(0)) : "truthy";
    Test test = tests.get(name);
    if (test == null) {
      throw new Refusal("There is no test '%s'. Check its name.".formatted(name));
    }
    List<@Nullable Object> items = ListFilters.items(input, meter);
    List<@Nullable Object> chosen = new ArrayList<>();
    for (Object item : items == null ? List.of() : items) {
      if (test.check().holds(item, arguments.get(1)) == wanted) {
        chosen.add(item);
      }
    }
    return chosen;
  }

  private static List<@Nullable Object> byAttribute(
      @Nullable Object input, Arguments arguments, boolean wanted, Meter meter) {
    if (!(input instanceof List<?> list)) {
      throw new Refusal(
          "A list to choose from is needed but %s was given.".formatted(Values.kind(input)));
    }
    meter.work(list.size());
    List<@Nullable Object> chosen = new ArrayList<>();
    for (Object item : list) {
      Object value = AttributeFilters.attribute(item, arguments.get(0));
      if (Values.truthy(value) == wanted) {
        chosen.add(item);
      }
    }
    return chosen;
  }
}
