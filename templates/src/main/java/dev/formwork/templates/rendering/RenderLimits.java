package dev.formwork.templates.rendering;

import java.time.Duration;

/**
 * How much one rendering may take. A skeleton that needs more is refused with the limit's name.
 *
 * @param maxFiles files and directories of the skeleton
 * @param maxTotalBytes bytes of all files read
 * @param maxFileBytes bytes of one file read
 * @param maxTextBytes bytes of one file that is rendered; larger ones can only be copied
 * @param maxOutputBytes characters of everything rendered, buffers included
 * @param maxDepth nesting of blocks, subexpressions and partials, and of directories
 * @param maxSteps iterations of loops, lookups, helper calls and partials, all files together
 * @param maxTime longest time for all files together
 */
public record RenderLimits(
    int maxFiles,
    long maxTotalBytes,
    long maxFileBytes,
    long maxTextBytes,
    long maxOutputBytes,
    int maxDepth,
    long maxSteps,
    Duration maxTime) {

  /** Room for a repository of ordinary size. */
  public static final RenderLimits DEFAULT =
      new RenderLimits(
          10_000,
          256L << 20,
          64L << 20,
          2L << 20,
          64L << 20,
          64,
          1_000_000,
          Duration.ofSeconds(60));
}
