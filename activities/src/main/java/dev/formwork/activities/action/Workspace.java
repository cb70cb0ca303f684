package dev.formwork.activities.action;

import java.nio.file.Path;

/** The files of a run in a directory of their own. */
public interface Workspace {

  /** The workspace in an existing directory. */
  static Workspace of(Path directory) {
    return new DirectoryWorkspace(directory, "the workspace");
  }

  /** The files of a template in an existing directory, confined like a workspace. */
  static Workspace ofTemplate(Path directory) {
    return new DirectoryWorkspace(directory, "the template's folder");
  }

  /** The directory; absolute, real and existing. */
  Path root();

  /**
   * A path inside the workspace, which need not exist.
   *
   * @param relative as the user wrote it; empty or `.` is the root
   * @param input name of the input that holds it, for the message
   * @throws ActionException.InvalidInput when the path is absolute, climbs out with `..`, or goes
   *     through a link that leads out
   */
  Path resolve(String relative, String input);
}
