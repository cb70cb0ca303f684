package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The methods of texts. */
final class TextMethods {

  private TextMethods() {}

  static @Nullable Callable of(String text, String name) {
    return switch (name) {
      case "charAt" -> method(name, 0, 1, (args, meter) -> charAt(text, args));
      case "charCodeAt" -> method(name, 0, 1, (args, meter) -> charCodeAt(text, args));
      case "concat" -> method(name, 0, 99, (args, meter) -> concat(text, args, meter));
      case "endsWith" -> method(name, 1, 2, (args, meter) -> endsWith(text, args));
      case "includes" ->
          method(name, 1, 2, (args, meter) -> text.indexOf(word(args), from(text, args)) >= 0);
      case "indexOf" ->
          method(name, 1, 2, (args, meter) -> text.indexOf(word(args), from(text, args)));
      case "lastIndexOf" -> method(name, 1, 2, (args, meter) -> lastIndexOf(text, args));
      case "replace" -> method(name, 2, 2, (args, meter) -> replace(text, args, meter));
      case "slice" -> method(name, 0, 2, (args, meter) -> slice(text, args));
      case "split" -> method(name, 0, 2, (args, meter) -> split(text, args, meter));
      case "startsWith" ->
          method(name, 1, 2, (args, meter) -> text.startsWith(word(args), from(text, args)));
      case "substring" -> method(name, 0, 2, (args, meter) -> substring(text, args));
      case "toLowerCase" -> method(name, 0, 0, (args, meter) -> text.toLowerCase(Locale.ROOT));
      case "toUpperCase" -> method(name, 0, 0, (args, meter) -> text.toUpperCase(Locale.ROOT));
      case "trim" -> method(name, 0, 0, (args, meter) -> JsText.trim(text));
      case "trimEnd" -> method(name, 0, 0, (args, meter) -> JsText.trimEnd(text));
      case "trimStart" -> method(name, 0, 0, (args, meter) -> JsText.trimStart(text));
      default -> null;
    };
  }

  /** A method with so many arguments that takes no named ones. */
  static Callable method(String name, int min, int max, Callable body) {
    return (arguments, meter) -> {
      if (!arguments.named().isEmpty()) {
        throw new Refusal("'%s' takes no named arguments.".formatted(name));
      }
      arguments.countWithin(name, min, max);
      return body.call(arguments, meter);
    };
  }

  private static String word(Arguments arguments) {
    if (arguments.get(0) instanceof Regex) {
      throw new Refusal("A regular expression cannot be used here. Use a text.");
    }
    return Values.text(arguments.get(0));
  }

  private static int from(String text, Arguments arguments) {
    return JsText.absolute(Values.number(arguments.get(1)), text.length());
  }

  private static String charAt(String text, Arguments arguments) {
    int index = position(arguments);
    return index < 0 || index >= text.length() ? "" : String.valueOf(text.charAt(index));
  }

  private static Object charCodeAt(String text, Arguments arguments) {
    int index = position(arguments);
    return index < 0 || index >= text.length() ? Double.NaN : (Object) (int) text.charAt(index);
  }

  private static int position(Arguments arguments) {
    double index = Values.number(arguments.get(0));
    return Double.isNaN(index) ? 0 : (int) index;
  }

  private static String concat(String text, Arguments arguments, Meter meter) {
    StringBuilder result = new StringBuilder(text);
    for (Object part : arguments.positional()) {
      result.append(Values.text(part));
      meter.text(result.length());
    }
    return result.toString();
  }

  private static boolean endsWith(String text, Arguments arguments) {
    String word = word(arguments);
    int end =
        arguments.has(1)
            ? JsText.absolute(Values.number(arguments.get(1)), text.length())
            : text.length();
    return text.substring(0, end).endsWith(word);
  }

  private static int lastIndexOf(String text, Arguments arguments) {
    double from = Values.number(arguments.get(1));
    String word = word(arguments);
    return Double.isNaN(from)
        ? text.lastIndexOf(word)
        : text.lastIndexOf(word, (int) Math.max(0, from));
  }

  private static String replace(String text, Arguments arguments, Meter meter) {
    String replacement = Values.text(arguments.get(1));
    return arguments.get(0) instanceof Regex regex
        ? regex.replace(text, replacement, meter)
        : Regex.replaceFirst(text, Values.text(arguments.get(0)), replacement, meter);
  }

  private static String slice(String text, Arguments arguments) {
    int length = text.length();
    int start = JsText.relative(Values.number(arguments.get(0)), length, 0);
    int end =
        arguments.has(1) ? JsText.relative(Values.number(arguments.get(1)), length, 0) : length;
    return start < end ? text.substring(start, end) : "";
  }

  private static String substring(String text, Arguments arguments) {
    int length = text.length();
    int start = JsText.absolute(Values.number(arguments.get(0)), length);
    int end = arguments.has(1) ? JsText.absolute(Values.number(arguments.get(1)), length) : length;
    return text.substring(Math.min(start, end), Math.max(start, end));
  }

  private static List<@Nullable Object> split(String text, Arguments arguments, Meter meter) {
    List<@Nullable Object> parts = parts(text, arguments, meter);
    if (!arguments.has(1)) {
      return parts;
    }
    double limit = Values.number(arguments.get(1));
    boolean all = limit < 0 || limit >= parts.size();
    return all ? parts : new ArrayList<>(parts.subList(0, Double.isNaN(limit) ? 0 : (int) limit));
  }

  private static List<@Nullable Object> parts(String text, Arguments arguments, Meter meter) {
    if (arguments.get(0) instanceof Regex regex) {
      return regex.split(text, meter);
    }
    List<@Nullable Object> parts = new ArrayList<>();
    if (!arguments.has(0)) {
      parts.add(text);
      return parts;
    }
    String delimiter = Values.text(arguments.get(0));
    if (delimiter.isEmpty()) {
      meter.work(text.length());
      text.chars().forEach(c -> parts.add(String.valueOf((char) c)));
      return parts;
    }
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      meter.work(1);
      parts.add(text.substring(from, at));
      from = at + delimiter.length();
    }
    parts.add(text.substring(from));
    return parts;
  }
}
