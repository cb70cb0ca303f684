package dev.formwork.templates.expression;

import static dev.formwork.templates.expression.ListFilters.itemsOrNone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters of lists that may look at an attribute of each item. */
final class AttributeFilters {

  private AttributeFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("groupby", (input, arguments, meter) -> groups(input, arguments, meter));
    filters.put("join", (input, arguments, meter) -> join(input, arguments, meter));
    filters.put("sort", (input, arguments, meter) -> sorted(input, arguments, meter));
    filters.put("sum", (input, arguments, meter) -> sum(input, arguments.flattened(), meter));
  }

  static @Nullable Object attribute(@Nullable Object item, @Nullable Object name) {
    if (Values.isMissing(item)) {
      throw new Refusal(
          "An item of the list is %s and has no '%s'. Leave it out of the list."
              .formatted(Values.kind(item), Values.text(name)));
    }
    return Members.of(item, name, false);
  }

  /** The attribute at the end of a path such as `owner.name`. */
  private static @Nullable Object along(@Nullable Object item, @Nullable Object path) {
    Object value = item;
    for (String name : Values.text(path).split("\\.", -1)) {
      value = attribute(value, name);
    }
    return value;
  }

  /** The items that may have attributes; the characters of safe text have none. */
  private static List<@Nullable Object> carriers(@Nullable Object input, Meter meter) {
    List<@Nullable Object> items = itemsOrNone(input, meter);
    if (input instanceof SafeText) {
      items.replaceAll(character -> Undefined.UNDEFINED);
    }
    return items;
  }

  private static Object groups(@Nullable Object input, Arguments arguments, Meter meter) {
    List<@Nullable Object> items = itemsOrNone(ListFilters.present(input), meter);
    Object path = arguments.flattened().get(0);
    Map<String, @Nullable Object> groups = new LinkedHashMap<>();
    for (Object item : items) {
      Object key = Values.truthy(path) ? along(item, path) : item;
      @SuppressWarnings("unchecked")
      List<@Nullable Object> group =
          (List<@Nullable Object>)
              groups.computeIfAbsent(Values.text(key), name -> new ArrayList<>());
      group.add(item);
    }
    return Values.ordered(groups);
  }

  private static String join(@Nullable Object input, Arguments arguments, Meter meter) {
    Arguments all = arguments.flattened();
    String delimiter = Values.truthy(all.get(0)) ? Values.text(all.get(0)) : "";
    boolean byAttribute = Values.truthy(all.get(1));
    if (!byAttribute && !(input instanceof List)) {
      throw new Refusal("'join' needs a list but was given %s.".formatted(Values.kind(input)));
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (Object item : byAttribute ? carriers(input, meter) : itemsOrNone(input, meter)) {
      items.add(byAttribute ? attribute(item, all.get(1)) : item);
    }
    meter.text((long) delimiter.length() * items.size());
    String joined = Values.join(items, delimiter, Meter.MAX_NESTING);
    meter.text(joined.length());
    return joined;
  }

  private static Object sorted(@Nullable Object input, Arguments arguments, Meter meter) {
    boolean reverse = Values.truthy(arguments.named("reverse", 0));
    boolean caseSensitive = Values.truthy(arguments.named("case_sensitive", 1));
    Object path = arguments.named("attribute", 2);
    Comparator<@Nullable Object> order =
        ListFilters.order(
            item -> Values.truthy(path) ? along(item, path) : item, caseSensitive, reverse);
    return Sorting.sorted(itemsOrNone(input, meter), order, meter);
  }

  private static Object sum(@Nullable Object input, Arguments arguments, Meter meter) {
    boolean byAttribute = Values.truthy(arguments.get(0));
    if (!byAttribute && !(input instanceof List)) {
      throw new Refusal("'sum' needs a list but was given %s.".formatted(Values.kind(input)));
    }
    Object total = 0;
    for (Object item : byAttribute ? carriers(input, meter) : itemsOrNone(input, meter)) {
      Object value = byAttribute ? attribute(item, arguments.get(0)) : item;
      total = Operators.apply(Expression.Operator.ADD, total, value, meter);
    }
    Object start = arguments.has(1) ? arguments.get(1) : 0;
    return Operators.apply(Expression.Operator.ADD, start, total, meter);
  }
}
