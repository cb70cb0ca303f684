package dev.formwork.templates.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Filters of texts. */
final class TextFilters {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");
  private static final int DEFAULT_WIDTH = 80;
  private static final int DEFAULT_LENGTH = 255;

  private TextFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("capitalize", (input, arguments, meter) -> like(input, capitalized(text(input))));
    filters.put("center", (input, arguments, meter) -> center(input, arguments, meter));
    filters.put(
        "indent", (input, arguments, meter) -> like(input, indent(text(input), arguments, meter)));
    filters.put("lower", (input, arguments, meter) -> text(input).toLowerCase(Locale.ROOT));
    filters.put("replace", (input, arguments, meter) -> replace(input, arguments, meter));
    filters.put("title", (input, arguments, meter) -> like(input, title(text(input))));
    filters.put("trim", (input, arguments, meter) -> trim(input));
    filters.put("truncate", (input, arguments, meter) -> truncate(input, arguments));
    filters.put("upper", (input, arguments, meter) -> text(input).toUpperCase(Locale.ROOT));
    filters.put("wordcount", (input, arguments, meter) -> wordCount(input, meter));
    filters.put("string", (input, arguments, meter) -> string(input));
  }

  /** The text, with null, undefined and false as none. */
  static String text(@Nullable Object input) {
    return isNone(input) ? "" : strictText(input);
  }

  private static boolean isNone(@Nullable Object input) {
    return Values.isMissing(input) || Boolean.FALSE.equals(input);
  }

  static String strictText(@Nullable Object input) {
    if (!Values.isText(input)) {
      throw new Refusal(
          "This filter needs a text but was given %s. Turn it into text with '| string' first."
              .formatted(Values.kind(input)));
    }
    return Values.text(input);
  }

  /** The result is as safe as the input was. */
  static Object like(@Nullable Object input, String result) {
    return input instanceof SafeText ? new SafeText(result) : result;
  }

  private static String capitalized(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        ? lower
        : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  private static String title(String text) {
    return Stream.of(text.split(" ", -1))
        .map(TextFilters::capitalized)
        .collect(Collectors.joining(" "));
  }

  private static Object string(@Nullable Object input) {
    if (Values.isMissing(input)) {
      throw new Refusal("'string' needs a value but found " + Values.kind(input) + ".");
    }
    return like(input, Values.text(input));
  }

  private static Object trim(@Nullable Object input) {
    return like(input, JsText.trim(strictText(input)));
  }

  private static Object center(@Nullable Object input, Arguments arguments, Meter meter) {
    String text = isNone(input) ? "" : Values.text(input);
    double width = argument(arguments.flattened(), 0, DEFAULT_WIDTH);
    Object length = isNone(input) ? 0 : Members.of(input, "length", false);
    double spaces = width - Values.number(length);
    if (!(spaces > 0)) {
      return input instanceof List ? input : like(input, text);
    }
    String before = spaces(spaces / 2 - spaces % 2, meter);
    return like(input, before + text + spaces(spaces / 2, meter));
  }

  private static double argument(Arguments arguments, int index, double missing) {
    Object value = arguments.get(index);
    return Values.truthy(value) ? Values.number(value) : missing;
  }

  private static String spaces(double count, Meter meter) {
    double whole = Double.isNaN(count) ? 0 : Math.max(0, Math.ceil(count));
    meter.text((long) whole);
    return " ".repeat((int) whole);
  }

  private static String indent(String text, Arguments arguments, Meter meter) {
    if (text.isEmpty()) {
      return text;
    }
    Arguments all = arguments.flattened();
    String margin = spaces(all.has(0) ? Values.number(all.get(0)) : 4, meter);
    boolean first = Values.truthy(all.get(1));
    long lines = 1 + text.chars().filter(c -> c == '\n').count();
    meter.text(text.length() + lines * margin.length());
    return (first ? margin : "") + text.replace("\n", "\n" + margin);
  }

  private static @Nullable Object truncate(@Nullable Object input, Arguments arguments) {
    Arguments all = arguments.flattened();
    double length = argument(all, 0, DEFAULT_LENGTH);
    if (input instanceof List<?> list && list.size() <= length) {
      return input;
    }
    String text = text(input);
    return like(input, text.length() <= length ? text : cut(text, length, all));
  }

  private static String cut(String text, double length, Arguments arguments) {
    int most = JsText.absolute(length, text.length());
    int end = most;
    if (!Values.truthy(arguments.get(1))) {
      int space = Double.isNaN(length) ? text.lastIndexOf(' ') : text.lastIndexOf(' ', most);
      end = space < 0 ? most : space;
    }
    Object ending = arguments.get(2);
    return text.substring(0, end) + (Values.isMissing(ending) ? "..." : Values.text(ending));
  }

  private static @Nullable Object wordCount(@Nullable Object input, Meter meter) {
    if (!Values.truthy(input)) {
      return null;
    }
    String text = strictText(input);
    meter.text(text.length());
    int words = (int) WORD.matcher(text).results().count();
    return words == 0 ? null : words;
  }

  private static @Nullable Object replace(
      @Nullable Object input, Arguments arguments, Meter meter) {
    Arguments all = arguments.flattened();
    Object replacement = all.get(1);
    if (all.get(0) instanceof Regex regex) {
      return regex.replace(strictText(input), Values.text(replacement), meter);
    }
    Object old = all.get(0) instanceof Number number ? Values.text(number) : all.get(0);
    boolean replaceable = input instanceof Number || Values.isText(input);
    if (!(old instanceof String) || !replaceable) {
      return input;
    }
    String text = Values.text(input);
    double limit = all.has(2) ? Values.number(all.get(2)) : -1;
    return like(input, replaced(text, Values.text(old), Values.text(replacement), limit, meter));
  }

  private static String replaced(
      String text, String old, String replacement, double limit, Meter meter) {
    if (old.isEmpty()) {
      meter.text((text.length() + 1L) * replacement.length() + text.length());
      return text.chars()
          .mapToObj(c -> String.valueOf((char) c))
          .collect(Collectors.joining(replacement, replacement, replacement));
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    int at = text.indexOf(old);
    for (int count = 0; at >= 0 && (limit == -1 || count < limit); count++) {
      result.append(text, from, at).append(replacement);
      meter.text(0);
      if (result.length() > Meter.MAX_TEXT) {
        meter.text(result.length());
      }
      from = at + old.length();
      at = text.indexOf(old, from);
    }
    return result.append(text, from, text.length()).toString();
  }
}
