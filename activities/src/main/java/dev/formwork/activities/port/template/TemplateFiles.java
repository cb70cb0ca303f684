package dev.formwork.activities.port.template;

import dev.formwork.activities.action.ActionException;
import java.nio.file.Path;

/** The files of immutable template revisions. */
public interface TemplateFiles {

  /**
   * Opens the files of a revision for reading.
   *
   * @param digest of the revision
   * @throws ActionException.InvalidInput when there is no such revision
   * @throws ActionException.Unavailable when the files cannot be read now
   */
  Opened open(String digest);

  /** The files of a revision, to be closed when they have been read. */
  interface Opened extends AutoCloseable {

    /**
     * Where they lie, with their modes and links, until this is closed. Others may read there at
     * the same time, so nobody writes there.
     */
    Path directory();

    @Override
    void close();

    /** Files in a directory that lasts longer. */
    static Opened lasting(Path directory) {
      return new LastingFiles(directory);
    }
  }
}
