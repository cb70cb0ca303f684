package dev.formwork.templates.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What `cycler(…)` answers: `next()` goes round its items, `current` is the last one given. */
final class Cycler {

  private final List<@Nullable Object> items;
  private int given = -1;

  Cycler(List<@Nullable Object> items) {
    this.items = items;
  }

  @Nullable Object member(String name) {
    return switch (name) {
      case "current" -> given < 0 ? null : items.get(given);
      case "next" ->
          (Callable)
              (arguments, meter) -> {
                if (items.isEmpty()) {
                  return Undefined.UNDEFINED;
                }
                given = (given + 1) % items.size();
                return items.get(given);
              };
      case "reset" ->
          (Callable)
              (arguments, meter) -> {
                given = -1;
                return Undefined.UNDEFINED;
              };
      default -> Undefined.UNDEFINED;
    };
  }
}
