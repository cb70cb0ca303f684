package dev.formwork.catalog.store;

import dev.formwork.templates.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A document that is no valid entity; the message names every fault. */
public final class InvalidEntity extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  InvalidEntity(String name, List<Fault> faults) {
    super(
        "Entity %s is not valid: %s"
            .formatted(
                name,
                faults.stream()
                    .map(fault -> fault.path() + " " + fault.message())
                    .collect(Collectors.joining(" "))));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
