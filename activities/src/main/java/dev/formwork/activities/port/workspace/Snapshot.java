package dev.formwork.activities.port.workspace;

import java.util.List;

/**
 * The files of a run at one moment.
 *
 * @param id made from the run's id and the entries, so that the same files have the same id
 * @param entries sorted by path
 */
public record Snapshot(String id, String runId, List<Entry> entries) {

  /** What an entry is. The names are stored. */
  public enum Kind {
    FILE,
    EXECUTABLE,
    /** A symbolic link; its blob is the target. */
    LINK,
    DIRECTORY
  }

  /**
   * One file, link or empty directory.
   *
   * @param path from the root, with `/`
   * @param hash SHA-256 of the content in lower-case hex; empty for a directory
   * @param size bytes of the content
   */
  public record Entry(String path, Kind kind, String hash, long size) {}

  public Snapshot {
    entries = List.copyOf(entries);
  }
}
