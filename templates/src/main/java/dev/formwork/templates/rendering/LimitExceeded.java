package dev.formwork.templates.rendering;

/** A rendering needs more than its limits allow. Ends the whole rendering at once. */
final class LimitExceeded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LimitExceeded(String message) {
    super(message);
  }
}
