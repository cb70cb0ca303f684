package dev.formwork.catalog.location;

import java.util.List;
import java.util.stream.Collectors;

/** A location whose files are wrong; the message names every fault. */
public final class LocationBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<LocationFault> faults;

  LocationBroken(String target, List<LocationFault> faults) {
    super(
        "Location %s has %d %s: %s"
            .formatted(
                target,
                faults.size(),
                faults.size() == 1 ? "fault" : "faults",
                faults.stream().map(LocationBroken::text).collect(Collectors.joining(" "))));
    this.faults = List.copyOf(faults);
  }

  public List<LocationFault> faults() {
    return faults;
  }

  private static String text(LocationFault fault) {
    return "%s line %d, %s: %s"
        .formatted(
            fault.target(), fault.fault().line(), fault.fault().path(), fault.fault().message());
  }
}
