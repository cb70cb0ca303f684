package dev.formwork.catalog.query;

/** A question to the catalog that cannot be answered because it is wrong. */
public final class InvalidQuery extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidQuery(String message) {
    super(message);
  }
}
