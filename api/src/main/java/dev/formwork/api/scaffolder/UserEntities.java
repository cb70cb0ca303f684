package dev.formwork.api.scaffolder;

import java.util.Map;
import java.util.Optional;

/** The catalog's entities of users. */
@FunctionalInterface
public interface UserEntities {

  /** The entity of a user, or empty when the catalog has none. */
  Optional<Map<String, Object>> find(String userRef);
}
