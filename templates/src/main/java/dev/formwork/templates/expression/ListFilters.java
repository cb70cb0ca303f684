package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters of lists and objects. */
final class ListFilters {

  private ListFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("batch", (input, arguments, meter) -> batch(input, arguments, meter));
    filters.put("default", (input, arguments, meter) -> orDefault(input, arguments));
    filters.put("d", (input, arguments, meter) -> orDefault(input, arguments));
    filters.put("dictsort", (input, arguments, meter) -> dictSort(input, arguments, meter));
    filters.put("dump", (input, arguments, meter) -> dump(input, arguments, meter));
    filters.put("first", (input, arguments, meter) -> Members.of(present(input), 0, false));
    filters.put("last", (input, arguments, meter) -> last(present(input)));
    filters.put("length", (input, arguments, meter) -> length(input));
    filters.put("list", (input, arguments, meter) -> list(input, meter));
    filters.put("random", (input, arguments, meter) -> anyOf(present(input)));
    filters.put("reverse", (input, arguments, meter) -> reversed(input, meter));
    filters.put("slice", (input, arguments, meter) -> slices(input, arguments, meter));
  }

  static @Nullable Object present(@Nullable Object input) {
    if (Values.isMissing(input)) {
      throw new Refusal(
          "This filter needs a list or a text but was given %s. Give it a default first."
              .formatted(Values.kind(input)));
    }
    return input;
  }

  /** The items of a list, the characters of a text; null for everything else. */
  static @Nullable List<@Nullable Object> items(@Nullable Object input, Meter meter) {
    if (input instanceof List<?> list) {
      meter.work(list.size());
      return new ArrayList<>(list);
    }
    if (!Values.isText(input)) {
      return null;
    }
    String text = Values.text(input);
    meter.work(text.length());
    List<@Nullable Object> characters = new ArrayList<>(text.length());
    text.chars().forEach(c -> characters.add(String.valueOf((char) c)));
    return characters;
  }

  static List<@Nullable Object> itemsOrNone(@Nullable Object input, Meter meter) {
    List<@Nullable Object> items = items(input, meter);
    return items == null ? new ArrayList<>() : items;
  }

  private static int size(Arguments arguments) {
    double size = Values.number(arguments.get(0));
    if (!(size >= 1) || size != Math.rint(size) || size > Meter.MAX_TEXT) {
      throw new Refusal("The size must be a whole number from 1.");
    }
    return (int) size;
  }

  private static List<@Nullable Object> batch(
      @Nullable Object input, Arguments arguments, Meter meter) {
    List<@Nullable Object> items = itemsOrNone(present(input), meter);
    int size = size(arguments.flattened());
    Object fill = arguments.flattened().get(1);
    List<@Nullable Object> batches = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      int to = Math.min(items.size(), from + size);
      List<@Nullable Object> batch = new ArrayList<>(items.subList(from, to));
      while (Values.truthy(fill) && batch.size() < size) {
        meter.work(1);
        batch.add(fill);
      }
      batches.add(batch);
    }
    return batches;
  }

  private static List<@Nullable Object> slices(
      @Nullable Object input, Arguments arguments, Meter meter) {
    List<@Nullable Object> items = items(input, meter);
    if (items == null) {
      throw new Refusal(
          "'slice' needs a list or a text but was given %s.".formatted(Values.kind(input)));
    }
    int count = size(arguments.flattened());
    Object fill = arguments.flattened().get(1);
    int length = items.size() / count;
    int extra = items.size() % count;
    List<@Nullable Object> slices = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      meter.work(1);
      int to = from + length + (i < extra ? 1 : 0);
      slices.add(slice(input, items, from, to, Values.truthy(fill) && i >= extra, fill));
      from = to;
    }
    return slices;
  }

  private static Object slice(
      @Nullable Object input,
      List<@Nullable Object> items,
      int from,
      int to,
      boolean filled,
      @Nullable Object fill) {
    if (Values.isText(input)) {
      if (filled) {
        throw new Refusal("'slice' cannot fill up a text. Make a list of it first.");
      }
      return Values.text(input).substring(from, to);
    }
    List<@Nullable Object> slice = new ArrayList<>(items.subList(from, to));
    if (filled) {
      slice.add(fill);
    }
    return slice;
  }

  private static @Nullable Object orDefault(@Nullable Object input, Arguments arguments) {
    Arguments all = arguments.flattened();
    boolean replaced =
        Values.truthy(all.get(1)) ? !Values.truthy(input) : input == Undefined.UNDEFINED;
    return replaced ? all.get(0) : input;
  }

  private static Object dictSort(@Nullable Object input, Arguments arguments, Meter meter) {
    if (!(input instanceof Map<?, ?> map)) {
      throw new Refusal(
          "'dictsort' needs an object but was given %s.".formatted(Values.kind(input)));
    }
    Arguments all = arguments.flattened();
    Object by = all.has(1) ? all.get(1) : "key";
    if (!"key".equals(by) && !"value".equals(by)) {
      throw new Refusal("'dictsort' sorts by 'key' or 'value' only.");
    }
    List<@Nullable Object> entries = new ArrayList<>();
    for (String key : Values.keys(map)) {
      List<@Nullable Object> entry = new ArrayList<>();
      entry.add(key);
      entry.add(map.get(key));
      entries.add(entry);
    }
    int index = "key".equals(by) ? 0 : 1;
    boolean caseSensitive = Values.truthy(all.get(0));
    return Sorting.sorted(
        entries, order(item -> Members.of(item, index, false), caseSensitive, false), meter);
  }

  static Comparator<@Nullable Object> order(
      java.util.function.Function<@Nullable Object, @Nullable Object> key,
      boolean caseSensitive,
      boolean reverse) {
    return (a, b) -> {
      Object x = folded(key.apply(a), caseSensitive);
      Object y = folded(key.apply(b), caseSensitive);
      Integer order = Values.compare(x, y);
      return order == null ? 0 : reverse ? -order : order;
    };
  }

  private static @Nullable Object folded(@Nullable Object value, boolean caseSensitive) {
    return !caseSensitive && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
  }

  private static @Nullable Object dump(@Nullable Object input, Arguments arguments, Meter meter) {
    if (input == Undefined.UNDEFINED) {
      return input;
    }
    return Json.write(input, indent(arguments.flattened().get(0)), meter);
  }

  private static String indent(@Nullable Object indent) {
    if (indent instanceof Number number) {
      return " ".repeat((int) Math.max(0, Math.min(10, number.doubleValue())));
    }
    String text = Values.isText(indent) ? Values.text(indent) : "";
    return text.substring(0, Math.min(10, text.length()));
  }

  private static @Nullable Object last(@Nullable Object input) {
    double length = Values.number(Members.of(input, "length", false));
    return Members.of(input, length - 1, false);
  }

  private static Object length(@Nullable Object input) {
    return switch (input) {
      case null -> 0;
      case Undefined undefined -> 0;
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case Boolean truth when !truth -> 0;
      default -> Values.isText(input) ? Values.text(input).length() : Undefined.UNDEFINED;
    };
  }

  private static Object list(@Nullable Object input, Meter meter) {
    List<@Nullable Object> items = items(input, meter);
    if (items != null) {
      return items;
    }
    if (!(input instanceof Map<?, ?> map)) {
      throw new Refusal("'list' cannot list %s.".formatted(Values.kind(input)));
    }
    List<@Nullable Object> entries = new ArrayList<>();
    for (String key : Values.keys(map)) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("key", key);
      entry.put("value", map.get(key));
      entries.add(entry);
    }
    return entries;
  }

  /** An item that depends on the input alone, so that a replayed run chooses the same. */
  private static @Nullable Object anyOf(@Nullable Object input) {
    double length = Values.number(Members.of(input, "length", false));
    if (!(length >= 1)) {
      return Undefined.UNDEFINED;
    }
    return Members.of(input, Math.floorMod(Values.text(input).hashCode(), (int) length), false);
  }

  private static Object reversed(@Nullable Object input, Meter meter) {
    if (Values.isText(input)) {
      return TextFilters.like(input, JsText.reverse(Values.text(input)));
    }
    return itemsOrNone(input, meter).reversed().stream()
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }
}
