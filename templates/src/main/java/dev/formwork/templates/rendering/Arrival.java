package dev.formwork.templates.rendering;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves staged entries into the target; puts everything back when that fails on the way. */
final class Arrival {

  private final Path staging;
  private final Path replaced;
  private final Path target;
  private final boolean replace;
  private final NamePolicy policy;
  private final Deque<Move> moves = new ArrayDeque<>();
  private final Map<Path, Found> before = new HashMap<>();
  private final Set<String> whole = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private final List<String> written = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  /** Something that was put at a path, and where the former thing is now. */
  private record Move(Path path, @Nullable Path former) {}

  /** What was in the target before. */
  private enum Found {
    NOTHING,
    DIRECTORY,
    OTHER
  }

  Arrival(Path staging, Path replaced, Path target, boolean replace, NamePolicy policy) {
    this.staging = staging;
    this.replaced = replaced;
    this.target = target;
    this.replace = replace;
    this.policy = policy;
  }

  /** Finds what of the target is in the way. */
  void check(List<PlannedEntry> entries, Faults faults) {
    for (PlannedEntry planned : entries) {
      String fault = fault(planned);
      if (fault != null) {
        faults.add(planned.entry().name(), fault);
      }
    }
  }

  private @Nullable String fault(PlannedEntry planned) {
    Path place = target.resolve(planned.target());
    for (Path above = place.getParent();
        above != null && !above.equals(target);
        above = above.getParent()) {
      if (found(above) == Found.OTHER) {
        return "Renders to '%s', but '%s' in the target is %s. Remove it first, or give the file another name."
            .formatted(
                planned.target(),
                target.relativize(above),
                Files.isSymbolicLink(above) ? "a link" : "a file");
      }
    }
    Path parent = place.getParent();
    if ((!replace && policy.oneWins()) || parent == null || found(parent) == Found.NOTHING) {
      return null;
    }
    boolean wantsDirectory = planned.entry().kind() == SkeletonEntry.Kind.DIRECTORY;
    Found found = found(place);
    if (found != Found.NOTHING && (found == Found.DIRECTORY) != wantsDirectory) {
      return "Renders to '%s', which is %s in the target. Remove it first, or give one of them another name."
          .formatted(planned.target(), wantsDirectory ? "a file" : "a directory");
    }
    return null;
  }

  private Found found(Path path) {
    return before.computeIfAbsent(
        path,
        asked ->
            isDirectory(asked) ? Found.DIRECTORY : exists(asked) ? Found.OTHER : Found.NOTHING);
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Moves everything in.
   *
   * @param keepers targets that take over the mode of the file they replace
   */
  void move(List<PlannedEntry> entries, Set<String> keepers) throws IOException {
    try {
      for (PlannedEntry planned : entries) {
        move(planned, keepers.contains(planned.target()));
      }
    } catch (IOException | RuntimeException e) {
      putBack(e);
      throw e;
    }
  }

  private void move(PlannedEntry planned, boolean keepsMode) throws IOException {
    boolean isDirectory = planned.entry().kind() == SkeletonEntry.Kind.DIRECTORY;
    if (cameWithItsDirectory(planned.target())) {
      (isDirectory ? made : written).add(planned.target());
      return;
    }
    Path from = staging.resolve(planned.target());
    Path to = target.resolve(planned.target());
    if (isDirectory) {
      if (!exists(to)) {
        moveWhole(planned.target(), from, to);
      }
      return;
    }
    if (exists(to) && !replace) {
      skipped.add(planned.target());
      return;
    }
    makeDirectories(to.getParent());
    @Nullable Path former = null;
    if (exists(to)) {
      former = replaced.resolve(Integer.toString(moves.size()));
      Files.move(to, former);
      moves.push(new Move(to, former));
    }
    Files.move(from, to);
    if (former == null) {
      moves.push(new Move(to, null));
    } else if (keepsMode && Files.isRegularFile(former, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(former));
    }
    written.add(planned.target());
  }

  /** A directory that is not there yet comes with all that it holds. */
  private void moveWhole(String name, Path from, Path to) throws IOException {
    makeDirectories(to.getParent());
    Files.move(from, to);
    moves.push(new Move(to, null));
    whole.add(name);
    made.add(name);
  }

  private boolean cameWithItsDirectory(String name) {
    for (int slash = name.lastIndexOf('/'); slash >= 0; slash = name.lastIndexOf('/', slash - 1)) {
      if (whole.contains(name.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }

  private void makeDirectories(@Nullable Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = directory; at != null && !exists(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      moves.push(new Move(path, null));
    }
  }

  private void putBack(Exception reason) {
    for (Move move : moves) {
      try {
        if (isDirectory(move.path())) {
          delete(move.path());
        } else {
          Files.deleteIfExists(move.path());
        }
        if (move.former() != null) {
          Files.move(move.former(), move.path());
        }
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }

  /** Files and links that are there now, and new directories that hold nothing. */
  List<String> written(List<PlannedEntry> entries) {
    Set<String> parents = new HashSet<>();
    for (PlannedEntry planned : entries) {
      String name = planned.target();
      for (int slash = name.lastIndexOf('/');
          slash > 0 && parents.add(name.substring(0, slash));
          slash = name.lastIndexOf('/', slash - 1)) {}
    }
    for (PlannedEntry planned : entries) {
      if (made.contains(planned.target()) && !parents.contains(planned.target())) {
        written.add(planned.target());
      }
    }
    return written;
  }

  List<String> skipped() {
    return skipped;
  }

  /** Deletes a directory of our own with all it holds. */
  static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
