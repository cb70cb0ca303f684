package dev.formwork.templates.rendering;

import com.github.jknack.handlebars.ValueResolver;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks up names in maps only. No Java member can be reached, and nothing of the engine's own. */
final class StrictResolver implements ValueResolver {

  private static final String OWN_NAMES_OF_THE_ENGINE = "com.github.jknack.";

  @Override
  public Object resolve(Object context, String name) {
    RenderSession.current().budget().step();
    if (name.startsWith(OWN_NAMES_OF_THE_ENGINE)) {
      return UNRESOLVED;
    }
    if (context instanceof Map<?, ?> map) {
      Object value = map.get(name);
      return value != null && ClosedValues.isClosed(value) ? value : UNRESOLVED;
    }
    return context instanceof List<?> list && name.equals("length")
        ? (Object) list.size()
        : UNRESOLVED;
  }

  @Override
  public Object resolve(Object context) {
    return ClosedValues.isClosed(context) ? context : UNRESOLVED;
  }

  @Override
  public Set<Map.Entry<String, Object>> propertySet(Object context) {
    return Set.of();
  }
}
