package dev.formwork.activities.action;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.templates.rendering.LinkTargets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A plain directory that no path leaves. */
final class DirectoryWorkspace implements Workspace {

  private final Path root;
  private final String name;

  /**
   * @param name what messages call the directory, such as `the workspace`
   */
  DirectoryWorkspace(Path directory, String name) {
    this.name = name;
    try {
      this.root = directory.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public Path resolve(String relative, String input) {
    Path path = lexical(relative, input);
    Path walked = root;
    for (Path part : root.relativize(path)) {
      walked = walked.resolve(part);
      if (Files.isSymbolicLink(walked) && !staysInside(walked)) {
        throw new InvalidInput(
            "Path '%s' leads out of %s through the link '%s' (input: %s). Use a path without it."
                .formatted(relative, name, root.relativize(walked), input));
      }
    }
    return path;
  }

  private Path lexical(String relative, String input) {
    try {
      Path path = root.resolve(relative).normalize();
      if (relative.startsWith("/") || !path.startsWith(root)) {
        throw outside(relative, input);
      }
      return path;
    } catch (InvalidPathException e) {
      throw new InvalidInput(
          "'%s' is not a path (input: %s): %s. Use a relative path such as src/main."
              .formatted(relative.replace('\0', '?'), input, e.getReason()),
          e);
    }
  }

  private InvalidInput outside(String relative, String input) {
    return new InvalidInput(
        "Path '%s' leads out of %s (input: %s). Use a relative path without '..', such as src/main."
            .formatted(relative, name, input));
  }

  /** Also asked of links to nothing: writing through one makes a file where it leads. */
  private boolean staysInside(Path link) {
    try {
      return LinkTargets.staysWithin(root, link);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
