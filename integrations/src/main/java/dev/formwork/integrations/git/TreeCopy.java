package dev.formwork.integrations.git;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes a tree that a stranger may have made into a directory. No name and no link in it leads out
 * of the directory; links are written after all files, so none is written through one. Submodules
 * and everything in a `.git` folder are left out.
 */
final class TreeCopy {

  /** There is no file or directory at a path. */
  static final class NothingThere extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final Repository repository;
  private final ReadLimits limits;
  private final Path directory;
  private final Map<String, String> links = new LinkedHashMap<>();
  private int files;
  private long bytes;

  TreeCopy(Repository repository, ReadLimits limits, Path directory) {
    this.repository = repository;
    this.limits = limits;
    this.directory = directory;
  }

  void copy(ObjectId commit, String path) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(tree(reader, commit, path));
      walk.setRecursive(true);
      while (walk.next()) {
        copyEntry(walk, reader);
      }
    }
    for (Map.Entry<String, String> link : links.entrySet()) {
      Path place = place(link.getKey());
      Files.createSymbolicLink(place, Path.of(link.getValue()));
    }
  }

  /** The bytes of one file. */
  static byte[] file(Repository repository, ObjectId commit, String path, ReadLimits limits)
      throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      RevTree root = new RevWalk(reader).parseCommit(commit).getTree();
      if (path.isEmpty()) {
        throw new NothingThere();
      }
      try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
        if (walk == null || !isFile(walk.getFileMode(0))) {
          throw new NothingThere();
        }
        ObjectLoader loader = reader.open(walk.getObjectId(0));
        check(path, loader.getSize(), limits);
        return loader.getCachedBytes((int) Math.min(Integer.MAX_VALUE, limits.maxFileBytes()));
      }
    }
  }

  private static ObjectId tree(ObjectReader reader, ObjectId commit, String path)
      throws IOException {
    RevTree root = new RevWalk(reader).parseCommit(commit).getTree();
    if (path.isEmpty()) {
      return root;
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
      if (walk == null || !FileMode.TREE.equals(walk.getRawMode(0))) {
        throw new NothingThere();
      }
      return walk.getObjectId(0);
    }
  }

  private void copyEntry(TreeWalk walk, ObjectReader reader) throws IOException {
    String path = walk.getPathString();
    FileMode mode = walk.getFileMode(0);
    if (FileMode.GITLINK.equals(mode) || isInGitFolder(path)) {
      return;
    }
    ObjectLoader loader = reader.open(walk.getObjectId(0), Constants.OBJ_BLOB);
    check(path, loader.getSize(), limits);
    count(loader.getSize());
    if (FileMode.SYMLINK.equals(mode)) {
      String target = new String(loader.getCachedBytes(), StandardCharsets.UTF_8);
      place(path);
      links.put(path, inside(path, target));
      return;
    }
    Path file = place(path);
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      loader.copyTo(out);
    }
    if (FileMode.EXECUTABLE_FILE.equals(mode)) {
      file.toFile().setExecutable(true, false);
    }
  }

  private static void check(String path, long size, ReadLimits limits) throws IOException {
    if (size > limits.maxFileBytes()) {
      throw new ReadLimits.Exceeded(
          "File %s has %d bytes and %d are allowed.".formatted(path, size, limits.maxFileBytes()));
    }
  }

  private void count(long size) throws IOException {
    files++;
    bytes += size;
    if (files > limits.maxFiles() || bytes > limits.maxTotalBytes()) {
      throw new ReadLimits.Exceeded(
          "There are more than %d files or %d bytes."
              .formatted(limits.maxFiles(), limits.maxTotalBytes()));
    }
  }

  /** Where the file belongs, with its directory made. */
  private Path place(String path) throws IOException {
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty()
          || segment.equals(".")
          || segment.equals("..")
          || segment.indexOf('\\') >= 0
          || segment.indexOf('\0') >= 0) {
        throw new InvalidInput(
            "File name '%s' in the repository leads out of it (input: url). Remove the file."
                .formatted(path));
      }
    }
    Path place = directory.resolve(path);
    Path parent = place.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return place;
  }

  /**
   * The target, when it stays within the directory. Steps up are allowed at its beginning alone:
   * there they climb real directories, later they might climb from where another link leads.
   */
  private static String inside(String path, String target) {
    int depth = path.split("/").length - 1;
    boolean down = false;
    boolean leaves = target.isEmpty() || target.startsWith("/") || target.indexOf('\0') >= 0;
    for (String segment : target.split("/")) {
      if (segment.equals("..")) {
        depth--;
        leaves |= down || depth < 0;
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        down = true;
      }
    }
    if (leaves) {
      throw new InvalidInput(
          "Link '%s' in the repository leads out of it, to '%s' (input: url). Remove the link."
              .formatted(path, target));
    }
    return target;
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  private static boolean isInGitFolder(String path) {
    return ("/" + path.toLowerCase(Locale.ROOT) + "/").contains("/.git/");
  }
}
