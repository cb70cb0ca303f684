package dev.formwork.activities.workspace;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A workspace in a plain directory. */
public final class DirectoryWorkspace implements Workspace {

  private final Path root;

  private DirectoryWorkspace(Path root) {
    this.root = root;
  }

  /** A workspace in an existing directory. */
  public static DirectoryWorkspace at(Path directory) {
    try {
      return new DirectoryWorkspace(directory.toRealPath());
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
    for (Path name : root.relativize(path)) {
      walked = walked.resolve(name);
      if (Files.isSymbolicLink(walked) && !staysInside(walked)) {
        throw new InvalidInput(
            "Path '%s' leads out of the workspace through the link '%s' (input: %s). Use a path without it."
                .formatted(relative, root.relativize(walked), input));
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

  private static InvalidInput outside(String relative, String input) {
    return new InvalidInput(
        "Path '%s' leads out of the workspace (input: %s). Use a relative path without '..', such as src/main."
            .formatted(relative, input));
  }

  private boolean staysInside(Path link) {
    try {
      if (Files.exists(link)) {
        return link.toRealPath().startsWith(root);
      }
      Path parent = link.getParent();
      Path target = Files.readSymbolicLink(link);
      return parent != null
          && !target.isAbsolute()
          && parent.toRealPath().resolve(target).normalize().startsWith(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
