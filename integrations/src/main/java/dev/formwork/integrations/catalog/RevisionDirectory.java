package dev.formwork.integrations.catalog;

import dev.formwork.activities.workspace.FileTree;
import dev.formwork.catalog.template.TemplateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One revision in a directory, written by the first who needs it. */
final class RevisionDirectory {

  private final Path directory;
  private volatile @Nullable List<Written> written;
  private volatile long bytes;

  /**
   * A revision that is not written yet.
   *
   * @param directory that does not exist
   */
  RevisionDirectory(Path directory) {
    this.directory = directory;
  }

  /** A file as it looked from outside when it was written. */
  private record Written(Path path, @Nullable Object key, long size, FileTime time) {

    static Written of(Path path) throws IOException {
      BasicFileAttributes seen =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Written(path, seen.fileKey(), seen.size(), seen.lastModifiedTime());
    }

    boolean isStill() {
      try {
        return equals(of(path));
      } catch (IOException gone) {
        return false;
      }
    }
  }

  Path directory() {
    return directory;
  }

  /**
   * Writes the files unless that is done; others who need them wait.
   *
   * @param files where they come from
   */
  synchronized void fill(Supplier<List<TemplateFile>> files) {
    if (written == null) {
      try {
        List<Written> all = write(files.get());
        bytes = all.stream().mapToLong(Written::size).sum();
        written = all;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Whether all files are there as they were written: programs that tidy up folders of temporary
   * files may have deleted some.
   */
  boolean isWhole() {
    List<Written> all = written;
    return all != null && all.stream().allMatch(Written::isStill);
  }

  /** Links last, so that no file is written through one. */
  private List<Written> write(List<TemplateFile> files) throws IOException {
    FileTree.delete(directory);
    Files.createDirectories(directory);
    List<Path> places = new ArrayList<>();
    for (TemplateFile file : files) {
      if (!file.link()) {
        places.add(place(file.path()));
        write(file, places.getLast());
      }
    }
    for (TemplateFile file : files) {
      if (file.link()) {
        places.add(place(file.path()));
        Files.createSymbolicLink(places.getLast(), Path.of(file.text()));
      }
    }
    List<Written> all = new ArrayList<>();
    for (Path place : places) {
      all.add(Written.of(place));
    }
    return all;
  }

  private static void write(TemplateFile file, Path place) throws IOException {
    Files.write(place, file.content());
    if (file.executable() && !place.toFile().setExecutable(true, false)) {
      throw new IOException("The mode of %s cannot be set.".formatted(place));
    }
  }

  /** Paths are checked when a revision is stored; one that leads out is a bug. */
  private Path place(String path) throws IOException {
    Path place = directory.resolve(path).normalize();
    if (!place.startsWith(directory)) {
      throw new IOException("Path %s of a template leads out of its folder.".formatted(path));
    }
    Path parent = place.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return place;
  }

  /** Bytes of all files; 0 before they are written. */
  long bytes() {
    return bytes;
  }

  void delete() {
    FileTree.delete(directory);
  }
}
