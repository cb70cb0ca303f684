package dev.formwork.templates.rendering;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders each part of a path by itself, which is what a name with blocks needs. Absolute names,
 * empty parts and names that lead elsewhere are faults; only a part that renders to nothing leaves
 * out the entry and all below it.
 */
final class PartNaming implements Naming {

  private final TextEngine engine;
  private final Map<String, Object> root;
  private final SkeletonOptions options;
  private final Faults faults;
  private final String extension;
  private final Map<String, @Nullable String> directories = new HashMap<>();

  PartNaming(TextEngine engine, Map<String, Object> root, SkeletonOptions options, Faults faults) {
    this.engine = engine;
    this.root = root;
    this.options = options;
    this.faults = faults;
    this.extension = Endings.dotted(options.templateFileExtension());
    directories.put("", "");
  }

  @Override
  public @Nullable String target(SkeletonEntry entry) {
    String parent = directories.get(entry.parent());
    String name = parent == null ? null : renderedName(entry);
    String target =
        name == null || name.isEmpty() || parent == null || parent.isEmpty()
            ? name
            : parent + "/" + name;
    if (entry.kind() == SkeletonEntry.Kind.DIRECTORY) {
      directories.put(entry.name(), target == null || target.isEmpty() ? null : target);
    }
    return target;
  }

  @Override
  public boolean isTemplate(SkeletonEntry file) {
    return file.name().endsWith(extension);
  }

  private @Nullable String renderedName(SkeletonEntry entry) {
    String name = entry.lastName();
    if (entry.kind() == SkeletonEntry.Kind.FILE && isTemplate(entry)) {
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
    String fault = rendered.isEmpty() ? null : NameRules.fault(rendered);
    if (fault != null) {
      faults.add(NameRules.shown(entry.name()), fault);
      return null;
    }
    return rendered;
  }
}
