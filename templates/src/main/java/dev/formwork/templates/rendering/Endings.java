package dev.formwork.templates.rendering;

import org.jspecify.annotations.Nullable;

/** The endings of file names. */
final class Endings {

  private Endings() {}

  /** An ending with its dot; empty for none. */
  static String dotted(@Nullable String ending) {
    if (ending == null || ending.isEmpty()) {
      return "";
    }
    return ending.startsWith(".") ? ending : "." + ending;
  }

  /**
   * The ending of a path's last part, with its dot: from the last dot on, unless the part begins
   * with it. As Node's `path.extname`: https://nodejs.org/api/path.html#pathextnamepath.
   */
  static String of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 1 ? "" : name.substring(dot);
  }
}
