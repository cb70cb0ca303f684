package dev.formwork.templates.rendering;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a skeleton, up to a bound. */
final class Faults {

  private static final int MAX = 100;

  private final List<SkeletonFault> faults = new ArrayList<>();

  /** Adds a fault of a whole file. */
  void add(String file, String message) {
    add(new SkeletonFault(file, 0, 0, message));
  }

  void add(SkeletonFault fault) {
    faults.add(fault);
    if (faults.size() >= MAX) {
      throw new SkeletonException(faults);
    }
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new SkeletonException(faults);
    }
  }
}
