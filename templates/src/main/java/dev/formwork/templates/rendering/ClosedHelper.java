package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One helper with the rules of all helpers around it: it counts, it refuses missing values, it
 * answers a closed value.
 *
 * @param name the word in the tag
 * @param use whether it stands alone, around a block, or both
 * @param min fewest arguments
 * @param max most arguments
 * @param lenient how many leading arguments may be missing
 * @param body what it does
 */
record ClosedHelper(
    String name, Use use, int min, int max, int lenient, Function<HelperCall, Object> body)
    implements Helper<Object> {

  /** Where a helper may stand. */
  enum Use {
    VALUE,
    BLOCK,
    BOTH
  }

  static ClosedHelper value(String name, int min, int max, Function<HelperCall, Object> body) {
    return new ClosedHelper(name, Use.VALUE, min, max, 0, body);
  }

  static ClosedHelper block(String name, int arguments, Function<HelperCall, Object> body) {
    return new ClosedHelper(name, Use.BLOCK, arguments, arguments, 0, body);
  }

  ClosedHelper withLenient(int leading) {
    return new ClosedHelper(name, use, min, max, leading, body);
  }

  @Override
  public Object apply(@Nullable Object first, Options options) {
    RenderBudget budget = RenderSession.current().budget();
    budget.step();
    HelperCall call = HelperCall.of(name, first, options);
    try {
      check(call);
      Object result = body.apply(call);
      if (result instanceof CharSequence text) {
        budget.produced(text.length());
      }
      return result;
    } catch (TagFault fault) {
      throw call.isBlock() ? fault : fault.at(call.position());
    }
  }

  private void check(HelperCall call) {
    checkUse(call.isBlock());
    int count = call.arguments().size();
    if (count < min || count > max) {
      throw TagFault.of(
          "The helper %s takes %s, not %d."
              .formatted(name, min == max ? plural(min) : min + " to " + plural(max), count));
    }
    for (int index = lenient; index < count; index++) {
      if (call.arguments().get(index) == null) {
        throw TagFault.missing(index + 1);
      }
    }
    for (Map.Entry<String, @Nullable Object> named : call.options().hash.entrySet()) {
      if (named.getValue() == null) {
        throw TagFault.missing(named.getKey());
      }
    }
  }

  private void checkUse(boolean isBlock) {
    if (isBlock && use == Use.VALUE) {
      throw TagFault.of(
          "The helper %s stands alone, as in {{%s …}}, not around a block.".formatted(name, name));
    }
    if (!isBlock && use == Use.BLOCK) {
      throw TagFault.of(
          "The helper %s stands around a block, as in {{#%s …}}…{{/%s}}."
              .formatted(name, name, name));
    }
  }

  private static String plural(int count) {
    return count == 1 ? "1 argument" : count + " arguments";
  }
}
