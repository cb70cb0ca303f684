package dev.formwork.catalog.location;

import org.jspecify.annotations.Nullable;

/** A file or directory of a location that could not be read. */
public final class LocationUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it could not be read. */
  public enum Reason {
    /** There is nothing at the address. */
    MISSING,
    /** The address may not be read, or not by us. */
    REFUSED,
    /** More than the limits allow. */
    TOO_LARGE,
    /** The other side did not answer; later it may. */
    UNREACHABLE
  }

  private final Reason reason;

  /**
   * @param message what happened, to which address, and what to do
   */
  public LocationUnreadable(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
