package dev.formwork.templates.rendering;

import java.nio.file.Path;

/**
 * Renders a directory tree with values: names and contents. Safe for use by many threads; keeps
 * compiled texts between calls.
 */
public interface SkeletonRenderer {

  /** The renderer for Handlebars skeletons. */
  static SkeletonRenderer handlebars() {
    return new TreeRenderer(
        (options, partials, budget) ->
            new HandlebarsEngine(options.delimiters(), partials, budget));
  }

  /**
   * A renderer with the same rules for another language, which has delimiters and limits of its
   * own.
   */
  static SkeletonRenderer of(TextEngine engine) {
    return new TreeRenderer((options, partials, budget) -> engine);
  }

  /**
   * Renders a skeleton. Either all of it arrives in the target, or nothing.
   *
   * @param source the skeleton's directory
   * @param target the directory that receives the files; made when missing
   * @throws SkeletonException with all faults of all files, up to a hundred
   * @throws java.io.UncheckedIOException when the disk fails
   */
  RenderReport render(Path source, Path target, SkeletonOptions options);
}
