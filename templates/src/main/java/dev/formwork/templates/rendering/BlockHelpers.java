package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.Context;
import java.util.List;
import java.util.Map;

/** `if`, `unless`, `with`, `each`. */
final class BlockHelpers {

  private BlockHelpers() {}

  static List<ClosedHelper> all() {
    return List.of(
        ClosedHelper.block("if", 1, call -> call.body(ClosedValues.isTrue(call.argument(0)))),
        ClosedHelper.block("unless", 1, call -> call.body(!ClosedValues.isTrue(call.argument(0)))),
        ClosedHelper.block("with", 1, BlockHelpers::with),
        ClosedHelper.block("each", 1, BlockHelpers::each));
  }

  private static CharSequence with(HelperCall call) {
    Object value = call.argument(0);
    if (!ClosedValues.isTrue(value)) {
      return call.body(false);
    }
    return call.apply(
        call.options().fn, Context.newContext(call.options().context, value), List.of(value));
  }

  private static CharSequence each(HelperCall call) {
    Object value = call.argument(0);
    Iterable<?> items =
        switch (value) {
          case List<?> list -> list;
          case Map<?, ?> map -> map.entrySet();
          case String text when ClosedValues.isNull(text) -> List.of();
          default -> throw call.wrongKind(0, "a list or an object", value);
        };
    return items.iterator().hasNext() ? loop(call, items) : call.body(false);
  }

  private static CharSequence loop(HelperCall call, Iterable<?> items) {
    RenderBudget budget = RenderSession.current().budget();
    StringBuilder result = new StringBuilder();
    var iterator = items.iterator();
    for (int index = 0; iterator.hasNext(); index++) {
      budget.step();
      Object item = iterator.next();
      boolean named = item instanceof Map.Entry;
      Object key = item instanceof Map.Entry<?, ?> entry ? entry.getKey() : Integer.valueOf(index);
      Object value = item instanceof Map.Entry<?, ?> entry ? entry.getValue() : item;
      Context context =
          Context.newBuilder(call.options().context, value)
              .combine("@index", index)
              .combine("@key", key)
              .combine("@first", index == 0)
              .combine("@last", !iterator.hasNext())
              .build();
      CharSequence body =
          call.apply(call.options().fn, context, List.of(value, named ? key : index));
      budget.produced(body.length());
      result.append(body);
    }
    return result;
  }
}
