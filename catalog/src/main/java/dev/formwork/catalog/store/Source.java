package dev.formwork.catalog.store;

import dev.formwork.catalog.model.EntityRef;

/** Why an entity is in the catalog. */
public sealed interface Source {

  /** A program or a person wants it. */
  record Root(String key) implements Source {}

  /** Another entity leads to it: a Location to what its files hold. */
  record Parent(EntityRef ref) implements Source {}
}
