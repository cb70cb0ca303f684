package dev.formwork.integrations.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/** Writes blobs, trees and commits without a work tree. */
final class Commits {

  private Commits() {}

  /** The tree of the files; what lies in a `.git` folder, at any depth, is left out. */
  static ObjectId tree(ObjectInserter inserter, Iterable<GitFile> files) throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    for (GitFile file : files) {
      if (!isInGitFolder(file.path())) {
        builder.add(entry(inserter, file));
      }
    }
    builder.finish();
    return index.writeTree(inserter);
  }

  static DirCacheEntry entry(ObjectInserter inserter, GitFile file) throws IOException {
    DirCacheEntry entry = new DirCacheEntry(file.path());
    fill(entry, inserter, file);
    return entry;
  }

  static void fill(DirCacheEntry entry, ObjectInserter inserter, GitFile file) throws IOException {
    entry.setFileMode(mode(file.kind()));
    try (InputStream content = file.content().open()) {
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.content().size(), content));
    }
  }

  static ObjectId commit(
      ObjectInserter inserter, ObjectId tree, @Nullable ObjectId parent, CommitText text)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    if (parent != null) {
      commit.setParentId(parent);
    }
    commit.setAuthor(text.authorIdent());
    commit.setCommitter(text.committerIdent());
    commit.setMessage(text.message());
    ObjectId id = inserter.insert(commit);
    inserter.flush();
    return id;
  }

  private static FileMode mode(GitFile.Kind kind) {
    return switch (kind) {
      case FILE -> FileMode.REGULAR_FILE;
      case EXECUTABLE -> FileMode.EXECUTABLE_FILE;
      case LINK -> FileMode.SYMLINK;
    };
  }

  private static boolean isInGitFolder(String path) {
    String slashed = "/" + path.toLowerCase(Locale.ROOT) + "/";
    return slashed.contains("/.git/");
  }
}
