package dev.formwork.activities.workspace;

import dev.formwork.activities.action.ActionException.QuotaExceeded;

/**
 * How large the workspace of one run may grow, and the cache of a worker.
 *
 * @param maxFiles files, links and empty directories
 * @param maxBytes bytes of all files together
 * @param maxFileBytes bytes of one file
 * @param maxCacheBytes bytes of blobs that a worker keeps on its disk, and as many again of
 *     directories for the next step
 * @param maxParkedFiles files in directories of finished steps that a worker keeps for the next
 *     step
 */
public record WorkspaceLimits(
    int maxFiles, long maxBytes, long maxFileBytes, long maxCacheBytes, int maxParkedFiles) {

  /** 10,000 files, 256 MiB together, 32 MiB each; 1 GiB of cache and 100,000 parked files. */
  public static final WorkspaceLimits DEFAULT =
      new WorkspaceLimits(10_000, 256L << 20, 32L << 20, 1L << 30, 100_000);

  /**
   * Checks a whole workspace.
   *
   * @throws QuotaExceeded when it is too large; names the limit
   */
  void check(int files, long bytes) {
    if (files > maxFiles) {
      throw new QuotaExceeded(
          "The workspace has more than %,d files. Generate fewer or ask the operator to raise the limit."
              .formatted(maxFiles));
    }
    if (bytes > maxBytes) {
      throw new QuotaExceeded(
          "The files of the workspace have more than %,d bytes together. Generate fewer or ask the operator to raise the limit."
              .formatted(maxBytes));
    }
  }
}
