package dev.formwork.templates.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renders the string leaves of a JSON tree by Backstage's rules: a leaf that is one expression
 * keeps its type, everything else becomes text, and a leaf that fails is left as it is.
 * Deterministic, and safe for many threads.
 */
public final class ValueRenderer {

  private ValueRenderer() {}

  /**
   * A renderer that knows these Git hosts.
   *
   * @param hosts type by host name, such as `github.com` to `github`, for `parseRepoUrl`
   */
  public static ValueRenderer create(Map<String, String> hosts) {
    return new ValueRenderer();
  }

  /**
   * Renders every string in a tree of maps, lists, strings, numbers, booleans and nulls. An
   * expression without a value removes its key from a map and becomes null in a list.
   */
  public Rendering render(@Nullable Object tree, Map<String, ?> variables, StatusFunctions status) {
    return new Rendering(tree, false, List.of());
  }

  /** Whether a rendered `if` lets its step run: as in JavaScript, but an empty list does not. */
  public static boolean truthy(@Nullable Object value) {
    return value instanceof List<?> list
        ? !list.isEmpty()
        : !(value == null
            || value == Rendering.UNDEFINED
            || value.equals(false)
            || value.equals("")
            || (value instanceof Number number
                && (number.doubleValue() == 0 || Double.isNaN(number.doubleValue()))));
  }

  /**
   * The root variables that a string mentions, sorted; empty when it holds no expression or does
   * not parse.
   */
  public static Set<String> roots(String leaf) {
    return Set.of();
  }
}
