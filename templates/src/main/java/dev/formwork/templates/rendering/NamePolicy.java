package dev.formwork.templates.rendering;

/**
 * What happens to names that a person hardly meant. Names that lead elsewhere are always refused.
 */
enum NamePolicy {
  /** Absolute names, empty parts and two files for one name are faults. */
  STRICT,
  /**
   * They are left out and reported, one of two files wins, as in Backstage: the first, or the last
   * when files are replaced.
   */
  BACKSTAGE;

  boolean leavesOut(String rendered) {
    return this == BACKSTAGE
        && (rendered.startsWith("/") || rendered.contains("//") || rendered.equals("."));
  }

  boolean oneWins() {
    return this == BACKSTAGE;
  }
}
