package dev.formwork.templates.rendering;

import dev.formwork.templates.expression.TextRenderer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Renders a directory tree with values: names and contents. Safe for use by many threads; keeps
 * compiled texts between calls.
 */
public interface SkeletonRenderer {

  /** The renderer for Handlebars skeletons. */
  static SkeletonRenderer handlebars() {
    return new TreeRenderer(
        NamePolicy.STRICT,
        (options, partials, budget) ->
            new HandlebarsEngine(options.delimiters(), partials, budget));
  }

  /**
   * A renderer for Backstage's language.
   *
   * @param hosts type by host, such as `github.com` to `github`, for `parseRepoUrl`
   */
  static SkeletonRenderer nunjucks(Map<String, String> hosts, TextRenderer.Options options) {
    return of(new NunjucksText(TextRenderer.create(hosts, options), options.cookiecutter()));
  }

  /**
   * A renderer for another language, which has delimiters and limits of its own. As in Backstage,
   * files whose name renders absolute or with an empty part are left out, and the first of two
   * files for one name wins; the report names them as skipped.
   */
  static SkeletonRenderer of(TextEngine engine) {
    return new TreeRenderer(NamePolicy.BACKSTAGE, (options, partials, budget) -> engine);
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
