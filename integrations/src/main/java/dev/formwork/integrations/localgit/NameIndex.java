package dev.formwork.integrations.localgit;

import dev.formwork.integrations.git.Directories;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Maps owner and name to the directory of a repository. A name is a small directory that is moved
 * into place in one step, so it exists whole or not at all, and of two that want it one gets it.
 */
final class NameIndex {

  /** One for each directory of this JVM: the two processes of standalone share one directory. */
  private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

  private final Path names;
  private final Path trash;
  private final Object lock;

  NameIndex(Path directory) throws IOException {
    this.names = Files.createDirectories(directory.resolve("names"));
    this.trash = Files.createDirectories(directory.resolve("trash"));
    this.lock = LOCKS.computeIfAbsent(directory.toRealPath(), path -> new Object());
  }

  Optional<Pointer> find(String owner, String name) throws IOException {
    try {
      return Optional.of(Pointer.readFrom(place(owner, name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Takes the name and answers true, or leaves all as it is when the name is taken. */
  boolean take(Pointer pointer) throws IOException {
    synchronized (lock) {
      return moveIn(pointer);
    }
  }

  private boolean moveIn(Pointer pointer) throws IOException {
    Path prepared = Files.createTempDirectory(trash, "name-");
    pointer.writeTo(prepared);
    Path place = place(pointer.owner(), pointer.name());
    Files.createDirectories(place.getParent());
    try {
      Files.move(prepared, place, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException e) {
      Directories.delete(prepared);
      if (isTaken(e, place)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isTaken(FileSystemException e, Path place) {
    return e instanceof FileAlreadyExistsException
        || e instanceof DirectoryNotEmptyException
        || Files.exists(place);
  }

  /**
   * Frees the name when it still points to this repository; true for the one caller that did it.
   */
  boolean free(Pointer pointer) throws IOException {
    synchronized (lock) {
      return moveOut(pointer);
    }
  }

  private boolean moveOut(Pointer pointer) throws IOException {
    if (find(pointer.owner(), pointer.name()).filter(pointer::equals).isEmpty()) {
      return false;
    }
    Path gone = trash.resolve(pointer.id());
    try {
      Files.move(place(pointer.owner(), pointer.name()), gone, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException | DirectoryNotEmptyException | FileAlreadyExistsException e) {
      return false;
    }
    Directories.delete(gone);
    return true;
  }

  /** Every repository, newest first. */
  List<Pointer> all() throws IOException {
    List<Pointer> pointers = new ArrayList<>();
    for (Path owner : Directories.children(names)) {
      for (Path name : Directories.children(owner)) {
        try {
          pointers.add(Pointer.readFrom(name));
        } catch (NoSuchFileException deletedMeanwhile) {
          continue;
        }
      }
    }
    pointers.sort(Comparator.comparing(Pointer::createdAt).reversed().thenComparing(Pointer::id));
    return pointers;
  }

  /** Owners and names are the same in upper and lower case, as on every public Git host. */
  private Path place(String owner, String name) {
    return names.resolve(owner.toLowerCase(Locale.ROOT)).resolve(name.toLowerCase(Locale.ROOT));
  }
}
