package dev.formwork.catalog.location;

import org.jspecify.annotations.Nullable;

/**
 * A wish to register a location.
 *
 * @param registeredBy entity ref of the person, or null for a service
 * @param mark of the step that wishes it; the same mark gets its own registration again
 */
public record LocationRequest(
    String type,
    String target,
    @Nullable String registeredBy,
    @Nullable String mark,
    OnConflict onConflict,
    OnFault onFault) {

  /** What happens when the location is registered already, by another mark or none. */
  public enum OnConflict {
    REJECT,
    REFRESH
  }

  /** What happens when the file cannot be read or something in it is wrong or taken. */
  public enum OnFault {
    /** The location is kept and shows its faults. */
    KEEP,
    /** Nothing is stored. */
    REFUSE
  }
}
