package dev.formwork.templates.rendering;

import java.util.Map;

/**
 * What happens to names and links that a person hardly meant. Names that lead elsewhere are always
 * refused.
 */
enum NamePolicy {
  /** Absolute names, empty parts, two files for one name and links that lead out are faults. */
  STRICT,
  /**
   * They are left out and reported, one of two files wins, as in Backstage: the first, or the last
   * when files are replaced. Text is decoded and encoded again, rendered or not, and a replaced
   * text file keeps its mode.
   */
  BACKSTAGE;

  boolean oneWins() {
    return this == BACKSTAGE;
  }

  Naming naming(
      TextEngine engine, Map<String, Object> root, SkeletonOptions options, Faults faults) {
    return switch (this) {
      case STRICT -> new PartNaming(engine, root, options, faults);
      case BACKSTAGE -> new WholePathNaming(engine, root, options, faults);
    };
  }
}
