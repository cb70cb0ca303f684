package dev.formwork.templates.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rendered tree.
 *
 * @param value what a JSON tree may hold, and {@link Double#NaN} or an infinity where an expression
 *     made one; {@link #UNDEFINED} when the whole tree was one expression without a value
 * @param statusAsked whether an expression called `always()` or `failure()`
 * @param warnings one sentence for each expression that failed and was left as it is
 */
public record Rendering(@Nullable Object value, boolean statusAsked, List<String> warnings) {

  /** The value of an expression that has none. Never inside of a tree. */
  public static final Object UNDEFINED = Undefined.UNDEFINED;

  public Rendering {
    warnings = List.copyOf(warnings);
  }

  /** Whether the tree was one expression without a value. */
  public boolean isUndefined() {
    return value == UNDEFINED;
  }
}
