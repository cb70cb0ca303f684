package dev.formwork.templates.rendering;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what each entry of a skeleton becomes: renders the names and checks them. */
final class RenderPlan {

  private final TextEngine engine;
  private final NamePolicy policy;
  private final Map<String, Object> root;
  private final SkeletonOptions options;
  private final Globs copied;
  private final Faults faults;
  private final Map<String, @Nullable String> directories = new HashMap<>();
  private final Map<String, PlannedEntry> byTarget = new LinkedHashMap<>();
  private final Map<String, String> byLowerCase = new HashMap<>();
  private final List<String> dropped = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  RenderPlan(
      TextEngine engine,
      NamePolicy policy,
      Map<String, Object> root,
      SkeletonOptions options,
      Faults faults) {
    this.engine = engine;
    this.policy = policy;
    this.root = root;
    this.options = options;
    this.copied = new Globs(options.copyWithoutRendering());
    this.faults = faults;
    directories.put("", "");
  }

  /** Places one entry; the directory that holds it has been placed before. */
  void add(SkeletonEntry entry) {
    String parent = directories.get(entry.parent());
    if (parent == null) {
      directories.put(entry.name(), null);
      return;
    }
    String name = renderedName(entry);
    if (name == null || name.isEmpty()) {
      directories.put(entry.name(), null);
      if (name != null) {
        dropped.add(entry.name());
      }
      return;
    }
    String target = parent.isEmpty() ? name : parent + "/" + name;
    if (entry.kind() == SkeletonEntry.Kind.DIRECTORY) {
      directories.put(entry.name(), target);
    }
    place(new PlannedEntry(entry, target, isRendered(entry)));
  }

  /** The rendered name, empty when the entry is to be dropped, null when it is faulty. */
  private @Nullable String renderedName(SkeletonEntry entry) {
    String name = entry.lastName();
    String extension = extension();
    if (entry.kind() == SkeletonEntry.Kind.FILE
        && !extension.isEmpty()
        && name.endsWith(extension)) {
      name = name.substring(0, name.length() - extension.length());
    }
    String rendered;
    try {
      rendered = engine.render(name, entry.name(), root);
    } catch (SkeletonException e) {
      String hint =
          name.contains(options.delimiters().start() + "#")
              ? " A name cannot hold a block, whose end has a slash. Use the helper when."
              : "";
      e.faults()
          .forEach(fault -> faults.add(entry.name(), "In the name: " + fault.message() + hint));
      return null;
    }
    if (rendered.isEmpty() || policy.leavesOut(rendered)) {
      return "";
    }
    String fault = NameRules.fault(rendered);
    if (fault != null) {
      faults.add(NameRules.shown(entry.name()), fault);
      return null;
    }
    return rendered;
  }

  private String extension() {
    String extension = options.templateFileExtension();
    return extension == null || extension.isEmpty() || extension.startsWith(".")
        ? (extension == null ? "" : extension)
        : "." + extension;
  }

  private boolean isRendered(SkeletonEntry entry) {
    return entry.kind() == SkeletonEntry.Kind.FILE
        && entry.name().endsWith(extension())
        && !copied.match(entry.name());
  }

  private void place(PlannedEntry planned) {
    PlannedEntry other = byTarget.get(planned.target());
    if (other == null) {
      byTarget.put(planned.target(), planned);
      warnOfCase(planned.target());
    } else if (isDirectory(other) && isDirectory(planned)) {
      return;
    } else if (policy.oneWins()) {
      PlannedEntry loser = options.replace() ? other : planned;
      dropped.add(loser.entry().name());
      byTarget.put(planned.target(), options.replace() ? planned : other);
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
