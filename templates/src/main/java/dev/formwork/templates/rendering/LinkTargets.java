package dev.formwork.templates.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where paths lead when every link on the way is followed. */
public final class LinkTargets {

  /** As many as Linux follows: https://man7.org/linux/man-pages/man7/path_resolution.7.html. */
  private static final int MAX_LINKS = 40;

  private LinkTargets() {}

  /**
   * Whether a path leads to a place within a directory, whether something is there or not. A path
   * that goes in circles leads nowhere, so it stays within.
   *
   * @param root a real path, one without links
   */
  public static boolean staysWithin(Path root, Path path) throws IOException {
    return end(path.toAbsolutePath()).map(end -> end.startsWith(root)).orElse(true);
  }

  private static Optional<Path> end(Path path) throws IOException {
    Deque<Path> ahead = new ArrayDeque<>();
    path.forEach(ahead::add);
    Path at = path.getRoot();
    int links = 0;
    while (!ahead.isEmpty()) {
      Path next = at.resolve(ahead.pop());
      if (next.endsWith("..")) {
        at = at.getParent() == null ? at : at.getParent();
      } else if (Files.isSymbolicLink(next)) {
        Path target = Files.readSymbolicLink(next);
        at = target.isAbsolute() ? target.getRoot() : at;
        if (++links > MAX_LINKS) {
          return Optional.empty();
        }
        prepend(target, ahead);
      } else if (!next.endsWith(".")) {
        at = next;
      }
    }
    return Optional.of(at);
  }

  private static void prepend(Path target, Deque<Path> ahead) {
    for (int i = target.getNameCount() - 1; i >= 0; i--) {
      ahead.push(target.getName(i));
    }
  }
}
