package dev.formwork.catalog.location;

/** The location is registered already. */
public final class LocationTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Location existing;

  LocationTaken(Location existing) {
    super(
        "Location %s:%s is already registered. Refresh it, or unregister it first."
            .formatted(existing.type(), existing.target()));
    this.existing = existing;
  }

  public Location existing() {
    return existing;
  }
}
