package dev.formwork.templates.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be looked up on a value: entries, items, `length` and a closed list of methods. */
final class Members {

  private Members() {}

  /** The member, or undefined; never a member of the Java object. */
  static @Nullable Object of(@Nullable Object target, @Nullable Object key, boolean jinja) {
    return switch (target) {
      case null -> Undefined.UNDEFINED;
      case Map<?, ?> map -> ofMap(map, Values.text(key), jinja);
      case List<?> list -> ofList(list, key, jinja);
      case String text -> ofText(text, key);
      case SafeText text -> ofText(text.text(), key);
      case Number number -> NumberMethods.of(number.doubleValue(), Values.text(key));
      case Regex regex -> method(RegexMethods.of(regex, Values.text(key)));
      case Cycler cycler -> cycler.member(Values.text(key));
      default -> Undefined.UNDEFINED;
    };
  }

  private static @Nullable Object ofMap(Map<?, ?> map, String key, boolean jinja) {
    if (map.containsKey(key)) {
      return map.get(key);
    }
    return method(jinja ? MapMethods.of(map, key) : null);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object ofList(List<?> list, @Nullable Object key, boolean jinja) {
    int index = index(key, list.size());
    if (index >= 0) {
      return list.get(index);
    }
    String name = Values.text(key);
    if (name.equals("length")) {
      return list.size();
    }
    List<@Nullable Object> items = (List<@Nullable Object>) list;
    return method(ListMethods.of(items, name, jinja));
  }

  private static @Nullable Object ofText(String text, @Nullable Object key) {
    int index = index(key, text.length());
    if (index >= 0) {
      return String.valueOf(text.charAt(index));
    }
    String name = Values.text(key);
    return name.equals("length") ? text.length() : method(TextMethods.of(text, name));
  }

  private static Object method(@Nullable Callable method) {
    return method == null ? Undefined.UNDEFINED : method;
  }

  /** The index that a key means, or -1 when it means none within the size. */
  private static int index(@Nullable Object key, int size) {
    double index =
        key instanceof Number number ? number.doubleValue() : Values.arrayIndex(Values.text(key));
    return index >= 0 && index < size && index == Math.rint(index) ? (int) index : -1;
  }
}
