package dev.formwork.activities.dryrun;

import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.catalog.Registration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A catalog that answers from the real one and keeps what is registered to itself. It does not read
 * the files that it registers: they are in repositories that exist in memory only.
 */
final class DryRunCatalog implements EntityCatalog {

  private final EntityCatalog real;
  private final Map<String, Registration> registrations = new LinkedHashMap<>();

  DryRunCatalog(EntityCatalog real) {
    this.real = real;
  }

  @Override
  public Registration register(String target, String mark, @Nullable String by) {
    String ref = "component:default/dry-run-" + (registrations.size() + 1);
    return registrations.computeIfAbsent(
        target, _ -> new Registration("dry-run", target, List.of(ref), mark));
  }

  @Override
  public Optional<Registration> find(String target) {
    return Optional.ofNullable(registrations.get(target));
  }

  @Override
  public void unregister(Registration registration) {
    registrations.remove(registration.target());
  }

  @Override
  public Optional<Map<String, Object>> entity(String ref) {
    return real.entity(ref);
  }
}
