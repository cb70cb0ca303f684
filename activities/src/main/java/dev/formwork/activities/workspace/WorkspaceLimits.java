package dev.formwork.activities.workspace;

/**
 * How large the workspace of one run may grow, and the cache of a worker.
 *
 * @param maxFiles files, links and empty directories
 * @param maxBytes bytes of all files together
 * @param maxFileBytes bytes of one file
 * @param maxCacheBytes bytes of blobs that a worker keeps on its disk
 * @param maxParked directories of finished steps that a worker keeps for the next step
 */
public record WorkspaceLimits(
    int maxFiles, long maxBytes, long maxFileBytes, long maxCacheBytes, int maxParked) {

  /** 10,000 files, 256 MiB together, 32 MiB each; 1 GiB of cache and 64 parked directories. */
  public static final WorkspaceLimits DEFAULT =
      new WorkspaceLimits(10_000, 256L << 20, 32L << 20, 1L << 30, 64);
}
