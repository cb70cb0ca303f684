package dev.formwork.templates;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How many runs of a template may be under way at once: `spec.concurrency.runs`. */
public final class RunLimit {

  private RunLimit() {}

  /** The number that a value is; empty when it is no whole number above 0. */
  public static OptionalInt of(@Nullable Object value) {
    return value instanceof Number number
            && number.doubleValue() == number.intValue()
            && number.intValue() > 0
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }
}
