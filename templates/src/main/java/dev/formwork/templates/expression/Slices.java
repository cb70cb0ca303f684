package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * `x[start:stop:step]`, which answers a list for lists and for texts. It counts as Nunjucks does:
 * up to one behind the end, and with bounds that are texts by joining texts.
 */
final class Slices {

  private Slices() {}

  /** The items; a bound that is not there is null. */
  static List<@Nullable Object> slice(
      @Nullable Object target,
      @Nullable Object start,
      @Nullable Object stop,
      @Nullable Object step,
      Meter meter) {
    double stride = Values.number(step);
    if (stride == 0 || !Double.isFinite(stride)) {
      throw new Refusal("The step of a slice must be a number other than 0.");
    }
    Object sequence = Values.truthy(target) ? target : List.of();
    double size = Values.number(Members.of(sequence, "length", false));
    Object index = bound(start, stride < 0 ? size - 1 : 0, size);
    double end = Values.number(bound(stop, stride < 0 ? -1 : size, size));
    List<@Nullable Object> items = new ArrayList<>();
    while (isWithin(Values.number(index), end, stride, size)) {
      meter.work(4);
      items.add(Members.of(sequence, index, false));
      index = Operators.apply(Expression.Operator.ADD, index, step, meter);
    }
    return items;
  }

  private static boolean isWithin(double index, double end, double stride, double size) {
    boolean beyond = index < 0 || index > size;
    return !beyond && !(stride > 0 ? index >= end : index <= end);
  }

  private static @Nullable Object bound(@Nullable Object bound, double missing, double size) {
    if (bound == null) {
      return JsNumber.box(missing);
    }
    double index = Values.number(bound);
    return index < 0 ? JsNumber.box(index + size) : bound;
  }
}
