package dev.formwork.templates.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists a skeleton: directories before what they hold, in the order of their names. */
final class SourceTree {

  private final Path root;
  private final @Nullable Path left;
  private final RenderBudget budget;
  private final Faults faults;
  private final Class<? extends BasicFileAttributes> attributeType;
  private final List<SkeletonEntry> entries = new ArrayList<>();
  private long bytes;

  private SourceTree(Path root, @Nullable Path left, RenderBudget budget, Faults faults) {
    this.root = root;
    this.left = left;
    this.budget = budget;
    this.faults = faults;
    this.attributeType =
        root.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? PosixFileAttributes.class
            : BasicFileAttributes.class;
  }

  /**
   * Lists all entries.
   *
   * @param left a directory that is left out
   */
  static List<SkeletonEntry> list(
      Path root, @Nullable Path left, RenderBudget budget, Faults faults) throws IOException {
    SourceTree tree = new SourceTree(root, left, budget, faults);
    tree.visit(root, "", 0);
    return tree.entries;
  }

  private void visit(Path directory, String prefix, int depth) throws IOException {
    if (depth > budget.limits().maxDepth()) {
      throw new LimitExceeded(
          "Directory '%s' is deeper than %d levels (limit: maxDepth). Flatten the skeleton."
              .formatted(prefix, budget.limits().maxDepth()));
    }
    for (Path path : children(directory)) {
      budget.checkTime();
      if (!path.equals(left)) {
        visitEntry(path, prefix + path.getFileName(), depth);
      }
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.sorted().toList();
    }
  }

  private void visitEntry(Path path, String name, int depth) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, attributeType, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      add(new SkeletonEntry(path, name, SkeletonEntry.Kind.LINK, 0, Set.of()));
    } else if (attributes.isDirectory()) {
      add(new SkeletonEntry(path, name, SkeletonEntry.Kind.DIRECTORY, 0, Set.of()));
      visit(path, name + "/", depth + 1);
    } else if (attributes.isRegularFile()) {
      Set<PosixFilePermission> mode =
          attributes instanceof PosixFileAttributes posix ? posix.permissions() : Set.of();
      addFile(new SkeletonEntry(path, name, SkeletonEntry.Kind.FILE, attributes.size(), mode));
    } else {
      faults.add(name, "Is neither a file nor a directory nor a link. Remove it.");
    }
  }

  private void addFile(SkeletonEntry file) {
    if (file.size() > budget.limits().maxFileBytes()) {
      faults.add(
          file.name(),
          "Has %d bytes, more than the %d of one file (limit: maxFileBytes). Remove it or make it smaller."
              .formatted(file.size(), budget.limits().maxFileBytes()));
    }
    bytes += file.size();
    if (bytes > budget.limits().maxTotalBytes()) {
      throw new LimitExceeded(
          "The skeleton has more than %d bytes (limit: maxTotalBytes). Remove large files."
              .formatted(budget.limits().maxTotalBytes()));
    }
    add(file);
  }

  private void add(SkeletonEntry entry) {
    entries.add(entry);
    if (entries.size() > budget.limits().maxFiles()) {
      throw new LimitExceeded(
          "The skeleton at '%s' has more than %d files and directories (limit: maxFiles). Split it."
              .formatted(root.getFileName(), budget.limits().maxFiles()));
    }
  }
}
