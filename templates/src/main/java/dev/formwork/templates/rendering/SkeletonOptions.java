package dev.formwork.templates.rendering;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a skeleton is rendered.
 *
 * @param values what the files see as `values`; maps, lists, strings, numbers, booleans and null
 * @param copyWithoutRendering globs relative to the skeleton; matching files keep their contents,
 *     names are rendered all the same; `!` in front takes matches back; a directory matches all
 *     under it. Backstage calls it copyWithoutTemplating.
 * @param replace whether files that the target has already are overwritten; they are skipped
 *     otherwise
 * @param delimiters the marks around an expression
 * @param templateFileExtension when set, only files with this ending are rendered, and lose it
 * @param partials the template's own folder of partials; null means there are none
 * @param limits how much the rendering may take
 */
public record SkeletonOptions(
    Map<String, Object> values,
    List<String> copyWithoutRendering,
    boolean replace,
    Delimiters delimiters,
    @Nullable String templateFileExtension,
    @Nullable Path partials,
    RenderLimits limits) {

  /** Copies the collections. */
  public SkeletonOptions {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    copyWithoutRendering = List.copyOf(copyWithoutRendering);
  }

  /** The defaults: everything rendered with `{{ }}`, existing files kept, no partials. */
  public static SkeletonOptions of(Map<String, Object> values) {
    return new SkeletonOptions(
        values, List.of(), false, Delimiters.HANDLEBARS, null, null, RenderLimits.DEFAULT);
  }

  /** With globs of files whose contents are copied as they are. */
  public SkeletonOptions withCopyWithoutRendering(List<String> globs) {
    return new SkeletonOptions(
        values, globs, replace, delimiters, templateFileExtension, partials, limits);
  }

  /** With files of the target overwritten, or not. */
  public SkeletonOptions withReplace(boolean newReplace) {
    return new SkeletonOptions(
        values,
        copyWithoutRendering,
        newReplace,
        delimiters,
        templateFileExtension,
        partials,
        limits);
  }

  /** With other marks around expressions. */
  public SkeletonOptions withDelimiters(Delimiters newDelimiters) {
    return new SkeletonOptions(
        values,
        copyWithoutRendering,
        replace,
        newDelimiters,
        templateFileExtension,
        partials,
        limits);
  }

  /** With the ending, such as `.hbs`, of the only files that are rendered. */
  public SkeletonOptions withTemplateFileExtension(@Nullable String extension) {
    return new SkeletonOptions(
        values, copyWithoutRendering, replace, delimiters, extension, partials, limits);
  }

  /** With a folder of partials. */
  public SkeletonOptions withPartials(@Nullable Path folder) {
    return new SkeletonOptions(
        values, copyWithoutRendering, replace, delimiters, templateFileExtension, folder, limits);
  }

  /** With other limits. */
  public SkeletonOptions withLimits(RenderLimits newLimits) {
    return new SkeletonOptions(
        values,
        copyWithoutRendering,
        replace,
        delimiters,
        templateFileExtension,
        partials,
        newLimits);
  }
}
