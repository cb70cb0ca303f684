package dev.formwork.integrations.localgit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Shows people what a repository of the local Git host holds on its default branch. */
public final class RepositoryBrowser {

  /** Entries of one directory that are listed at most. */
  public static final int MAX_ENTRIES = 1_000;

  /** Bytes of a file that are shown as text at most. */
  public static final int MAX_TEXT = 512 * 1024;

  private final LocalGitHost host;

  public RepositoryBrowser(LocalGitHost host) {
    this.host = host;
  }

  /** What an entry of a directory is. */
  public enum Type {
    DIRECTORY,
    FILE,
    LINK
  }

  /**
   * One entry of a directory.
   *
   * @param size bytes of a file or link, 0 for a directory
   */
  public record Entry(String name, String path, Type type, long size) {}

  /** The newest commit of the default branch. */
  public record Head(String hash, String message, String author, Instant at) {}

  /**
   * A directory, directories first.
   *
   * @param head null in a repository without commits
   * @param truncated whether there are more than {@link #MAX_ENTRIES} entries
   */
  public record Listing(String path, List<Entry> entries, @Nullable Head head, boolean truncated) {}

  /**
   * A file.
   *
   * @param text null for binary files and for those larger than {@link #MAX_TEXT}
   */
  public record Blob(String path, long size, boolean binary, @Nullable String text) {}

  /** The newest commit of the default branch, or empty without repository or commits. */
  public Optional<Head> head(String owner, String name) {
    return read(owner, name, Constants.HEAD, (walk, commit) -> headOf(commit));
  }

  /** The directory, or empty when repository or directory do not exist; the root is `""`. */
  public Optional<Listing> tree(String owner, String name, String path) {
    String directory = trimmed(path);
    Optional<Listing> listing =
        read(owner, name, Constants.HEAD, (walk, commit) -> list(walk, commit, directory));
    boolean emptyRepository =
        directory.isEmpty() && listing.isEmpty() && host.find(owner, name).isPresent();
    return emptyRepository ? Optional.of(new Listing("", List.of(), null, false)) : listing;
  }

  /** The file, or empty when repository or file do not exist. */
  public Optional<Blob> blob(String owner, String name, String path) {
    return read(owner, name, Constants.HEAD, (walk, commit) -> blobOf(walk, commit, trimmed(path)));
  }

  /** The bytes of a file on a branch; empty when there is none or it is longer than the limit. */
  Optional<byte[]> raw(String owner, String name, String branch, String path, int limit) {
    return read(
        owner,
        name,
        Constants.R_HEADS + branch,
        (walk, commit) -> {
          ObjectLoader loader = loader(walk, commit, trimmed(path));
          return loader == null || loader.getSize() > limit ? null : loader.getCachedBytes(limit);
        });
  }

  private interface Reading<T> {
    @Nullable T of(RevWalk walk, RevCommit commit) throws IOException;
  }

  private <T> Optional<T> read(String owner, String name, String ref, Reading<T> reading) {
    try (Repository repository = host.open(owner, name).orElse(null)) {
      Ref tip = repository == null ? null : repository.exactRef(ref);
      ObjectId id = tip == null ? null : tip.getObjectId();
      if (repository == null || id == null) {
        return Optional.empty();
      }
      try (RevWalk walk = new RevWalk(repository)) {
        return Optional.ofNullable(reading.of(walk, walk.parseCommit(id)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Head headOf(RevCommit commit) {
    return new Head(
        commit.name(),
        commit.getFullMessage(),
        commit.getAuthorIdent().getName(),
        commit.getAuthorIdent().getWhenAsInstant());
  }

  private static @Nullable Listing list(RevWalk walk, RevCommit commit, String path)
      throws IOException {
    ObjectReader reader = walk.getObjectReader();
    ObjectId tree = directory(reader, commit, path);
    if (tree == null) {
      return null;
    }
    List<Entry> entries = new ArrayList<>();
    try (TreeWalk files = new TreeWalk(reader)) {
      files.addTree(tree);
      while (files.next() && entries.size() <= MAX_ENTRIES) {
        entries.add(entry(files, path));
      }
    }
    boolean truncated = entries.size() > MAX_ENTRIES;
    List<Entry> shown = new ArrayList<>(truncated ? entries.subList(0, MAX_ENTRIES) : entries);
    shown.sort(
        Comparator.comparing((Entry entry) -> entry.type() != Type.DIRECTORY)
            .thenComparing(Entry::name));
    return new Listing(path, List.copyOf(shown), headOf(commit), truncated);
  }

  private static @Nullable ObjectId directory(ObjectReader reader, RevCommit commit, String path)
      throws IOException {
    if (path.isEmpty()) {
      return commit.getTree();
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, path, commit.getTree())) {
      return walk != null && FileMode.TREE.equals(walk.getRawMode(0)) ? walk.getObjectId(0) : null;
    }
  }

  private static Entry entry(TreeWalk files, String directory) throws IOException {
    Type type =
        FileMode.TREE.equals(files.getRawMode(0))
            ? Type.DIRECTORY
            : FileMode.SYMLINK.equals(files.getRawMode(0)) ? Type.LINK : Type.FILE;
    long size =
        type == Type.DIRECTORY
            ? 0
            : files.getObjectReader().getObjectSize(files.getObjectId(0), Constants.OBJ_BLOB);
    String name = files.getNameString();
    return new Entry(name, directory.isEmpty() ? name : directory + "/" + name, type, size);
  }

  private static @Nullable Blob blobOf(RevWalk walk, RevCommit commit, String path)
      throws IOException {
    ObjectLoader loader = loader(walk, commit, path);
    if (loader == null) {
      return null;
    }
    if (loader.getSize() > MAX_TEXT) {
      return new Blob(path, loader.getSize(), RawText.isBinary(loader.openStream()), null);
    }
    byte[] bytes = loader.getCachedBytes(MAX_TEXT);
    boolean binary = RawText.isBinary(bytes);
    String text = binary ? null : new String(bytes, StandardCharsets.UTF_8);
    return new Blob(path, bytes.length, binary, text);
  }

  private static @Nullable ObjectLoader loader(RevWalk walk, RevCommit commit, String path)
      throws IOException {
    if (path.isEmpty()) {
      return null;
    }
    try (TreeWalk file = TreeWalk.forPath(walk.getObjectReader(), path, commit.getTree())) {
      boolean isBlob = file != null && file.getFileMode(0).getObjectType() == Constants.OBJ_BLOB;
      return isBlob ? walk.getObjectReader().open(file.getObjectId(0)) : null;
    }
  }

  private static String trimmed(String path) {
    return path.replaceAll("^/+|/+$", "");
  }
}
