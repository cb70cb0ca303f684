package dev.formwork.templates.rendering;

/**
 * One thing that is wrong with a skeleton.
 *
 * @param file path relative to the skeleton
 * @param line line in the file, from 1; 0 when the fault is about the file's name or kind
 * @param column column in the line, from 1; 0 when not known
 * @param message what is wrong, with which value, and the way out
 */
public record SkeletonFault(String file, int line, int column, String message) {

  @Override
  public String toString() {
    if (line == 0) {
      return file + ": " + message;
    }
    return column == 0
        ? "%s:%d: %s".formatted(file, line, message)
        : "%s:%d:%d: %s".formatted(file, line, column, message);
  }
}
