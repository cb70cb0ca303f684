package dev.formwork.templates.rendering;

import java.util.Map;

/**
 * Turns the text of one file, or one name, into its rendered form. A skeleton is walked the same
 * way whatever the engine.
 */
@FunctionalInterface
public interface TextEngine {

  /**
   * Renders one text.
   *
   * @param source the text to render
   * @param fileName what messages call the text: a path relative to the skeleton
   * @param values the root of the names the text may use; maps, lists, strings, numbers, booleans
   *     and null only
   * @throws SkeletonException with the line and column of each fault
   */
  String render(String source, String fileName, Map<String, Object> values);
}
