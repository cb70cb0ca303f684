package dev.formwork.catalog.location;

/** A type or target that no location can have. */
public final class InvalidLocation extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidLocation(String message) {
    super(message);
  }
}
