package dev.formwork.activities.port.template;

import dev.formwork.activities.action.ActionException;
import java.nio.file.Path;

/** The files of immutable template revisions. */
public interface TemplateFiles {

  /**
   * Writes the files of a revision into an existing empty directory, with their modes.
   *
   * @param digest of the revision
   * @throws ActionException.InvalidInput when there is no such revision
   * @throws ActionException.Unavailable when the files cannot be read now
   */
  void copyTo(String digest, Path directory);
}
