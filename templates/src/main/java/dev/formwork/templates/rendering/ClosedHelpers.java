package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.Decorator;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.helper.DefaultHelperRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The helpers of skeletons, and none of the engine's own. */
final class ClosedHelpers extends DefaultHelperRegistry {

  private final Map<String, Helper<?>> helpers = new HashMap<>();

  ClosedHelpers() {
    Stream.of(BlockHelpers.all(), LogicHelpers.all(), CaseHelpers.all(), StructureHelpers.all())
        .flatMap(List::stream)
        .forEach(helper -> helpers.put(helper.name(), helper));
    helpers.put(HelperRegistry.HELPER_MISSING, (Helper<Object>) this::missing);
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the engine's contract: null for no such helper
  public <C> Helper<C> helper(String name) {
    // the engine's own constructor asks before ours has run
    return helpers == null ? null : (Helper<C>) helpers.get(name);
  }

  @Override
  @SuppressWarnings("NullAway") // the engine's contract: null for no such decorator
  public Decorator decorator(String name) {
    return null;
  }

  /** Called for a name that is neither a value nor a helper. */
  private Object missing(@Nullable Object context, Options options) {
    HelperCall call = HelperCall.of(options.helperName, context, options);
    if (call.isBlock()) {
      throw TagFault.missing(0);
    }
    if (options.params.length > 0 || !options.hash.isEmpty() || isCall(call)) {
      throw TagFault.of(
              "There is no helper '%s'. There are %s."
                  .formatted(options.helperName, String.join(", ", names())))
          .at(call.position());
    }
    RenderSession.current().add(TagFault.missing(0).at(call.position()));
    return "";
  }

  private static boolean isCall(HelperCall call) {
    return !call.arguments().isEmpty();
  }

  private TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>(helpers.keySet());
    names.remove(HelperRegistry.HELPER_MISSING);
    return names;
  }
}
