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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Moves staged entries into the target; puts everything back when that fails on the way. */
final class Arrival {

  private final Path staging;
  private final Path replaced;
  private final Path target;
  private final boolean replace;
  private final NamePolicy policy;
  private final Deque<Move> moves = new ArrayDeque<>();
  private final List<String> written = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  /** Something that was put at a path, and where the former thing is now. */
  private record Move(Path path, @Nullable Path former) {}

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
      if (exists(above) && !isDirectory(above)) {
        return "Renders to '%s', but '%s' in the target is %s. Remove it first, or give the file another name."
            .formatted(
                planned.target(),
                target.relativize(above),
                Files.isSymbolicLink(above) ? "a link" : "a file");
      }
    }
    boolean wantsDirectory = planned.entry().kind() == SkeletonEntry.Kind.DIRECTORY;
    if (exists(place) && isDirectory(place) != wantsDirectory && (replace || !policy.oneWins())) {
      return "Renders to '%s', which is %s in the target. Remove it first, or give one of them another name."
          .formatted(planned.target(), wantsDirectory ? "a file" : "a directory");
    }
    return null;
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
    Path from = staging.resolve(planned.target());
    Path to = target.resolve(planned.target());
    if (planned.entry().kind() == SkeletonEntry.Kind.DIRECTORY) {
      if (!exists(to)) {
        makeDirectories(to);
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
        Files.deleteIfExists(move.path());
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
    Set<Path> made = moves.stream().map(Move::path).collect(Collectors.toSet());
    Set<@Nullable Path> parents = made.stream().map(Path::getParent).collect(Collectors.toSet());
    for (PlannedEntry planned : entries) {
      Path place = target.resolve(planned.target());
      boolean isDirectory = planned.entry().kind() == SkeletonEntry.Kind.DIRECTORY;
      if (isDirectory && made.contains(place) && !parents.contains(place)) {
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
