package dev.formwork.integrations.git;

import dev.formwork.activities.port.scm.Overlay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/** A tree with the files of a directory laid over it. */
final class OverlaidTree {

  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final TreeMap<String, DirCacheEntry> entries = new TreeMap<>();

  private OverlaidTree(ObjectReader reader, ObjectInserter inserter) {
    this.reader = reader;
    this.inserter = inserter;
  }

  static ObjectId write(
      ObjectReader reader, ObjectInserter inserter, ObjectId base, Overlay overlay)
      throws IOException {
    var tree = new OverlaidTree(reader, inserter);
    tree.read(base);
    overlay.deletions().forEach(tree::delete);
    Path directory = overlay.directory();
    if (directory != null) {
      tree.put(files(directory, overlay.withoutIgnored()), overlay.targetPath());
    }
    return tree.write();
  }

  private static List<GitFile> files(Path directory, boolean withoutIgnored) throws IOException {
    List<GitFile> files = DirectoryFiles.of(directory);
    return withoutIgnored ? new IgnoreFiles(directory).keep(files) : files;
  }

  private void read(ObjectId base) throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, base);
    builder.finish();
    for (int i = 0; i < index.getEntryCount(); i++) {
      entries.put(index.getEntry(i).getPathString(), index.getEntry(i));
    }
  }

  private void delete(String path) {
    String plain = path.replaceAll("^(\\./|/)+|/+$", "");
    entries.remove(plain);
    entries.subMap(plain + "/", plain + "0").clear();
  }

  private void put(List<GitFile> files, String targetPath) throws IOException {
    String prefix = targetPath.replaceAll("^(\\./|/)+|/+$", "");
    for (GitFile file : files) {
      String path = prefix.isEmpty() ? file.path() : prefix + "/" + file.path();
      makeRoom(path);
      entries.put(path, Commits.entry(inserter, new GitFile(path, file.kind(), file.content())));
    }
  }

  /** A file takes the place of a directory of its name, and a directory that of a file. */
  private void makeRoom(String path) {
    entries.subMap(path + "/", path + "0").clear();
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      entries.remove(path.substring(0, slash));
    }
  }

  private ObjectId write() throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    entries.values().forEach(builder::add);
    builder.finish();
    return index.writeTree(inserter);
  }
}
