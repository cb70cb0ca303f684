package dev.formwork.templates.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** `x[start:stop:step]`, which answers a list for lists and for texts. */
final class Slices {

  private Slices() {}

  static List<@Nullable Object> slice(
      @Nullable Object target,
      @Nullable Object start,
      @Nullable Object stop,
      @Nullable Object step,
      Meter meter) {
    double stride = step == Undefined.UNDEFINED || step == null ? 1 : Values.number(step);
    if (stride == 0 || !Double.isFinite(stride)) {
      throw new Refusal("The step of a slice must be a number other than 0.");
    }
    Object length = Members.of(target, "length", false);
    double size = Values.number(length);
    double first = bound(start, stride < 0 ? size - 1 : 0, size);
    double last = bound(stop, stride < 0 ? -1 : size, size);
    if (stop != Undefined.UNDEFINED && stop != null && last < 0 && stride < 0) {
      last = -1;
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (double i = first; stride < 0 ? i > last : i < last; i += stride) {
      meter.work(1);
      items.add(Members.of(target, JsNumber.box(i), false));
    }
    return items;
  }

  private static double bound(@Nullable Object bound, double missing, double size) {
    if (Values.isMissing(bound)) {
      return missing;
    }
    double index = Values.number(bound);
    return index < 0 ? index + size : index;
  }
}
