package dev.formwork.templates.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the whole path of an entry as one text, as Backstage does: what one part sets, the next
 * ones see. A path that renders absolute or with an empty part is left out, one that climbs out of
 * the target is a fault.
 */
final class WholePathNaming implements Naming {

  private final TextEngine engine;
  private final Map<String, Object> root;
  private final SkeletonOptions options;
  private final Faults faults;
  private final String extension;

  WholePathNaming(
      TextEngine engine, Map<String, Object> root, SkeletonOptions options, Faults faults) {
    this.engine = engine;
    this.root = root;
    this.options = options;
    this.faults = faults;
    this.extension = Endings.dotted(options.templateFileExtension());
  }

  @Override
  public boolean isTemplate(SkeletonEntry file) {
    return extension.isEmpty() || Endings.of(file.name()).equals(extension);
  }

  @Override
  public @Nullable String target(SkeletonEntry entry) {
    boolean isDirectory = entry.kind() == SkeletonEntry.Kind.DIRECTORY;
    String name = entry.name();
    if (!isDirectory && isTemplate(entry)) {
      name = name.substring(0, name.length() - extension.length());
    }
    String rendered;
    try {
      rendered = engine.render(isDirectory ? name + "/" : name, entry.name(), root);
    } catch (SkeletonException e) {
      e.faults().forEach(fault -> faults.add(entry.name(), "In the name: " + fault.message()));
      return null;
    }
    if (rendered.isEmpty() || rendered.startsWith("/") || rendered.contains("//")) {
      return "";
    }
    String target = normal(rendered);
    String fault = fault(target, rendered, isDirectory);
    if (fault != null) {
      faults.add(NameRules.shown(entry.name()), fault);
      return null;
    }
    return target;
  }

  /** The path without `.` and `..`; null when it climbs out. */
  private static @Nullable String normal(String rendered) {
    List<String> parts = new ArrayList<>();
    for (String part : rendered.split("/")) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return null;
        }
        parts.removeLast();
      } else if (!part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private @Nullable String fault(@Nullable String target, String rendered, boolean isDirectory) {
    if (target == null) {
      return "The name renders to '%s'. Names must stay inside the target; take away '..'."
          .formatted(NameRules.shown(rendered));
    }
    if (target.isEmpty()) {
      return isDirectory || !options.replace()
          ? null
          : "The name renders to '%s', which is the target itself. Check the value it is made of."
              .formatted(NameRules.shown(rendered));
    }
    return NameRules.fault(target);
  }
}
