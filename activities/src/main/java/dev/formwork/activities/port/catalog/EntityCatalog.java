package dev.formwork.activities.port.catalog;

import dev.formwork.activities.action.ActionException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalog that knows what was made and who owns it. Every method may throw {@link
 * ActionException.PermissionDenied} and {@link ActionException.Unavailable}.
 */
public interface EntityCatalog {

  /**
   * Registers the location and reads its entities at once. When the same mark registered it before,
   * answers that registration.
   *
   * @param target address of a `catalog-info.yaml`
   * @param mark kept with the location, so that only its maker takes it back
   * @param by entity ref of the person for whom it is done, or null for a service
   * @throws ActionException.NameTaken when somebody else registered this location, or an entity in
   *     it is already owned by another location
   * @throws ActionException.InvalidInput when the file is missing or an entity in it is broken;
   *     lists all faults
   */
  Registration register(String target, String mark, @Nullable String by);

  Optional<Registration> find(String target);

  /** Removes the location and the entities that only it holds. Gone already is no failure. */
  void unregister(Registration registration);

  /**
   * An entity as it is served.
   *
   * @param ref full and in lower case, such as `component:default/payments`
   */
  Optional<Map<String, Object>> entity(String ref);
}
