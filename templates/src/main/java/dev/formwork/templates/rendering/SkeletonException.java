package dev.formwork.templates.rendering;

import java.util.List;
import java.util.stream.Collectors;

/** A skeleton cannot be rendered. Holds every fault that was found; nothing was written. */
public final class SkeletonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<SkeletonFault> faults;

  /** One exception for all faults of a skeleton. */
  public SkeletonException(List<SkeletonFault> faults) {
    super(faults.stream().map(SkeletonFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** The faults, in the order of the files. */
  public List<SkeletonFault> faults() {
    return faults;
  }
}
