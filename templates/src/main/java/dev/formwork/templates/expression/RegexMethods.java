package dev.formwork.templates.expression;

import org.jspecify.annotations.Nullable;

/** The methods of regular expressions. */
final class RegexMethods {

  private RegexMethods() {}

  static @Nullable Callable of(Regex regex, String name) {
    return name.equals("test")
        ? (arguments, meter) -> {
          arguments.flattened().countWithin("test", 1, 1);
          return regex.test(Values.text(arguments.get(0)), meter);
        }
        : null;
  }
}
