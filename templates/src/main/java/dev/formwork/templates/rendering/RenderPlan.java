package dev.formwork.templates.rendering;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Decides what each entry of a skeleton becomes, and which of two for one name wins. */
final class RenderPlan {

  private final Naming naming;
  private final NamePolicy policy;
  private final SkeletonOptions options;
  private final Globs copied;
  private final Faults faults;
  private final Set<String> left = new HashSet<>();
  private final Map<String, PlannedEntry> byTarget = new LinkedHashMap<>();
  private final Map<String, String> byLowerCase = new HashMap<>();
  private final List<String> dropped = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  RenderPlan(Naming naming, NamePolicy policy, SkeletonOptions options, Faults faults) {
    this.naming = naming;
    this.policy = policy;
    this.options = options;
    this.copied = new Globs(options.copyWithoutRendering());
    this.faults = faults;
  }

  /** Places one entry; the directory that holds it has been placed before. */
  void add(SkeletonEntry entry) {
    String target = naming.target(entry);
    if (target == null) {
      return;
    }
    if (target.isEmpty()) {
      leaveOut(entry);
      return;
    }
    place(new PlannedEntry(entry, target, isRendered(entry)));
  }

  /** Leaves an entry out; what a directory holds is not listed one by one. */
  void leaveOut(SkeletonEntry entry) {
    if (!left.contains(entry.parent())) {
      dropped.add(entry.name());
    }
    if (entry.kind() == SkeletonEntry.Kind.DIRECTORY) {
      left.add(entry.name());
    }
  }

  private boolean isRendered(SkeletonEntry entry) {
    return entry.kind() == SkeletonEntry.Kind.FILE
        && naming.isTemplate(entry)
        && !copied.match(entry.name());
  }

  private void place(PlannedEntry planned) {
    PlannedEntry other = byTarget.get(planned.target());
    if (other == null) {
      byTarget.put(planned.target(), planned);
      warnOfCase(planned.target());
    } else if (isDirectory(other) && isDirectory(planned)) {
      return;
    } else if (policy.oneWins() && !options.replace()) {
      dropped.add(planned.entry().name());
    } else if (policy.oneWins() && !isDirectory(other) && !isDirectory(planned)) {
      dropped.add(other.entry().name());
      byTarget.put(planned.target(), planned);
    } else {
      faults.add(
          planned.entry().name(),
          "Renders to '%s', and so does '%s'. Give one of them another name."
              .formatted(planned.target(), other.entry().name()));
    }
  }

  private void warnOfCase(String target) {
    String other = byLowerCase.putIfAbsent(target.toLowerCase(Locale.ROOT), target);
    if (other != null) {
      warnings.add(
          "'%s' and '%s' differ only in upper and lower case; some computers cannot hold both."
              .formatted(other, target));
    }
  }

  private static boolean isDirectory(PlannedEntry planned) {
    return planned.entry().kind() == SkeletonEntry.Kind.DIRECTORY;
  }

  /** Refuses entries that lie below a file or a link of the skeleton. */
  void checkParents() {
    byTarget.values().removeIf(this::liesBelowNoDirectory);
  }

  private boolean liesBelowNoDirectory(PlannedEntry planned) {
    Path parent = Path.of(planned.target()).getParent();
    for (; parent != null; parent = parent.getParent()) {
      PlannedEntry above = byTarget.get(parent.toString());
      if (above != null && !isDirectory(above)) {
        faults.add(
            planned.entry().name(),
            "Renders to '%s', below '%s', which is not a directory. Give one of them another name."
                .formatted(planned.target(), above.entry().name()));
        return true;
      }
    }
    return false;
  }

  List<PlannedEntry> entries() {
    return List.copyOf(byTarget.values());
  }

  List<String> dropped() {
    return dropped;
  }

  List<String> warnings() {
    return warnings;
  }
}
