package dev.formwork.standalone.template;

import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.catalog.Registration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entities that a test names; dry runs only read from it. */
final class TestEntities implements EntityCatalog {

  private final Map<String, Map<String, Object>> entities = new LinkedHashMap<>();

  TestEntities(Map<String, Map<String, Object>> entities) {
    entities.forEach((ref, entity) -> this.entities.put(ref.toLowerCase(Locale.ROOT), entity));
  }

  @Override
  public Optional<Map<String, Object>> entity(String ref) {
    return Optional.ofNullable(entities.get(ref.toLowerCase(Locale.ROOT)));
  }

  @Override
  public Registration register(String target, String mark, @Nullable String by) {
    throw new UnsupportedOperationException("A dry run registers nothing.");
  }

  @Override
  public Optional<Registration> find(String target) {
    return Optional.empty();
  }

  @Override
  public void unregister(Registration registration) {
    throw new UnsupportedOperationException("A dry run registers nothing.");
  }
}
