package dev.formwork.templates.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as JavaScript's `JSON.stringify` writes it. */
final class Json {

  private final StringBuilder text = new StringBuilder();
  private final String indent;
  private final Meter meter;

  private Json(String indent, Meter meter) {
    this.indent = indent;
    this.meter = meter;
  }

  static String write(@Nullable Object value, String indent, Meter meter) {
    Json json = new Json(indent, meter);
    json.value(value, "");
    return json.text.toString();
  }

  private void value(@Nullable Object value, String margin) {
    meter.enter();
    switch (Values.notCallable(value)) {
      case null -> text.append("null");
      case Undefined undefined -> text.append("null");
      case Boolean truth -> text.append(truth);
      case Number number -> number(number.doubleValue());
      case List<?> list -> list(list, margin);
      case Map<?, ?> map -> map(map, margin);
      case Regex regex -> text.append("{}");
      default -> quote(Values.text(value));
    }
    meter.leave();
    if (text.length() > Meter.MAX_TEXT) {
      meter.text(text.length());
    }
  }

  private void number(double number) {
    text.append(Double.isFinite(number) ? JsNumber.print(number) : "null");
  }

  private void list(List<?> list, String margin) {
    if (list.isEmpty()) {
      text.append("[]");
      return;
    }
    String inner = margin + indent;
    text.append('[');
    for (int i = 0; i < list.size(); i++) {
      text.append(i == 0 ? "" : ",");
      newline(inner);
      value(list.get(i), inner);
    }
    newline(margin);
    text.append(']');
  }

  private void map(Map<?, ?> map, String margin) {
    String inner = margin + indent;
    String separator = "";
    text.append('{');
    for (String key : Values.keys(map)) {
      Object value = map.get(key);
      if (value == Undefined.UNDEFINED) {
        continue;
      }
      text.append(separator);
      newline(inner);
      quote(key);
      text.append(indent.isEmpty() ? ":" : ": ");
      value(value, inner);
      separator = ",";
    }
    if (!separator.isEmpty()) {
      newline(margin);
    }
    text.append('}');
  }

  private void newline(String margin) {
    if (!indent.isEmpty()) {
      meter.text(margin.length());
      text.append('\n').append(margin);
    }
  }

  private void quote(String string) {
    meter.text(string.length());
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        default -> character(string, i, c);
      }
    }
    text.append('"');
  }

  private void character(String string, int at, char c) {
    boolean pairedHigh =
        Character.isHighSurrogate(c)
            && at + 1 < string.length()
            && Character.isLowSurrogate(string.charAt(at + 1));
    boolean pairedLow =
        Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(string.charAt(at - 1));
    boolean lone = Character.isSurrogate(c) && !pairedHigh && !pairedLow;
    if (c < ' ' || lone) {
      text.append("\\u%04x".formatted((int) c));
    } else {
      text.append(c);
    }
  }
}
