package dev.formwork.catalog.model;

/** A text that is no entity reference. */
public final class InvalidEntityRef extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidEntityRef(String message) {
    super(message);
  }
}
