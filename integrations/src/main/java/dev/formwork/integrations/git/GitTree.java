package dev.formwork.integrations.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** The files of a branch's newest commit while the next commit is being made from them. */
final class GitTree {

  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final DirCache index = DirCache.newInCore();

  /**
   * @param tree to start from, or null to start with no files
   */
  GitTree(ObjectReader reader, ObjectInserter inserter, @Nullable ObjectId tree)
      throws IOException {
    this.reader = reader;
    this.inserter = inserter;
    if (tree != null) {
      DirCacheBuilder builder = index.builder();
      builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, tree);
      builder.finish();
    }
  }

  /** The text of the file as it is now, or empty when there is none. */
  Optional<String> text(String path) throws IOException {
    DirCacheEntry entry = index.getEntry(path);
    if (entry == null) {
      return Optional.empty();
    }
    byte[] bytes = reader.open(entry.getObjectId()).getCachedBytes();
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Adds the file, or replaces the text of the one that is there and keeps its mode. */
  void put(String path, String text) throws IOException {
    ObjectId blob = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
    edit(
        new PathEdit(path) {
          @Override
          public void apply(DirCacheEntry entry) {
            if (entry.getRawMode() == 0) {
              entry.setFileMode(FileMode.REGULAR_FILE);
            }
            entry.setObjectId(blob);
          }
        });
  }

  /** Removes the file; a path that is not there changes nothing. */
  void delete(String path) {
    edit(new DeletePath(path));
  }

  ObjectId write() throws IOException {
    return index.writeTree(inserter);
  }

  private void edit(PathEdit edit) {
    DirCacheEditor editor = index.editor();
    editor.add(edit);
    editor.finish();
  }
}
