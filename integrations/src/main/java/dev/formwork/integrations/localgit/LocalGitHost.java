package dev.formwork.integrations.localgit;

import dev.formwork.integrations.git.Directories;
import dev.formwork.integrations.git.IsolatedGit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Bare repositories in a directory. Each has a directory of its own that is never used again, so a
 * repository can be deleted and made anew while others read it. One JVM owns the directory.
 */
public final class LocalGitHost {

  /** Letters, digits, dot, hyphen and underscore; no name that a file system or Git reserves. */
  private static final Pattern NAME =
      Pattern.compile("(?!\\.)[A-Za-z0-9._-]{1,100}(?<!\\.git)(?<!\\.)");

  private static final String UPDATED = "formwork-updated";

  /** What is older and unfinished was left by a process that was killed. */
  private static final Instant PROCESS_START =
      Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

  private final Path repositories;
  private final NameIndex index;
  private final URI publicUrl;

  /**
   * @param publicUrl where {@link LocalGitServlet} is mounted, such as `http://127.0.0.1:8080/git`
   */
  public LocalGitHost(Path directory, URI publicUrl) {
    IsolatedGit.install();
    this.publicUrl = publicUrl;
    try {
      this.repositories = Files.createDirectories(directory.resolve("repositories"));
      this.index = new NameIndex(directory);
      IsolatedGit.measure(directory);
      removeAbandoned();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One page of repositories and how many there are in all. */
  public record Page(List<LocalRepository> items, int total) {}

  /** Whether an owner or a repository may be called this. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Where repositories are served from. */
  public URI publicUrl() {
    return publicUrl;
  }

  /** The repository of this name, in upper or lower case, or empty. */
  public Optional<LocalRepository> find(String owner, String name) {
    return pointer(owner, name).map(this::describe);
  }

  /** The repositories, newest first. */
  public Page list(int offset, int limit) {
    try {
      List<Pointer> all = index.all();
      return new Page(
          all.stream().skip(offset).limit(limit).map(this::describe).toList(), all.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes an empty repository with its mark in it, or answers empty when the name is taken. Of two
   * callers one gets the name.
   *
   * @throws IllegalArgumentException when {@link #isName} is false for owner or name
   */
  public Optional<LocalRepository> create(
      String owner, String name, String description, String defaultBranch, String mark) {
    if (!isName(owner) || !isName(name)) {
      throw new IllegalArgumentException(
          "Repository name %s/%s is not allowed. Use 1 to 100 letters, digits, dots, hyphens and underscores."
              .formatted(owner, name));
    }
    if (pointer(owner, name).isPresent()) {
      return Optional.empty();
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Pointer pointer =
        new Pointer(
            UUID.randomUUID().toString(), owner, name, description, mark, defaultBranch, now);
    return publish(pointer) ? Optional.of(describe(pointer)) : Optional.empty();
  }

  /**
   * Removes the repository when it is still the one that was described; another of the same name
   * stays. Answers whether this call removed it.
   */
  public boolean delete(LocalRepository repository) {
    try {
      Optional<Pointer> pointer =
          pointer(repository.owner(), repository.name())
              .filter(found -> found.createdAt().equals(repository.createdAt()))
              .filter(found -> found.mark().equals(repository.mark()));
      if (pointer.isEmpty() || !index.free(pointer.get())) {
        return false;
      }
      Directories.delete(directory(pointer.get()));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the bare repository; the caller closes it. */
  Optional<Repository> open(String owner, String name) {
    return pointer(owner, name).map(pointer -> openDirectory(directory(pointer)));
  }

  /** Notes that a branch of the repository moved. */
  void touch(Repository repository) {
    try {
      Files.setLastModifiedTime(
          repository.getDirectory().toPath().resolve(UPDATED), FileTime.from(Instant.now()));
    } catch (NoSuchFileException deletedMeanwhile) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean publish(Pointer pointer) {
    Path directory = directory(pointer);
    try {
      try (Repository repository = openDirectory(directory)) {
        repository.create(true);
        StoredConfig config = repository.getConfig();
        config.setBoolean("gc", null, "autoDetach", false);
        config.setString("gc", null, "pruneExpire", "now");
        config.setString("gc", null, "prunePackExpire", "now");
        config.save();
        repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + pointer.defaultBranch());
        Files.createFile(directory.resolve(UPDATED));
      }
      boolean taken = index.take(pointer);
      if (!taken) {
        Directories.delete(directory);
      }
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Pointer> pointer(String owner, String name) {
    if (!isName(owner) || !isName(name)) {
      return Optional.empty();
    }
    try {
      return index.find(owner, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LocalRepository describe(Pointer pointer) {
    return new LocalRepository(
        pointer.owner(),
        pointer.name(),
        pointer.description(),
        pointer.mark(),
        pointer.defaultBranch(),
        URI.create("%s/%s/%s.git".formatted(publicUrl, pointer.owner(), pointer.name())),
        pointer.createdAt(),
        updatedAt(pointer));
  }

  private Instant updatedAt(Pointer pointer) {
    try {
      return Files.getLastModifiedTime(directory(pointer).resolve(UPDATED)).toInstant();
    } catch (IOException deletedMeanwhile) {
      return pointer.createdAt();
    }
  }

  private Path directory(Pointer pointer) {
    return repositories.resolve(pointer.id());
  }

  private static Repository openDirectory(Path directory) {
    try {
      return new FileRepository(directory.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes what a process left that was killed: repositories that it had not named yet, and locks
   * of branches that it was moving, which would keep them from being moved ever again.
   */
  private void removeAbandoned() throws IOException {
    Set<String> named = index.all().stream().map(Pointer::id).collect(Collectors.toSet());
    for (Path directory : Directories.children(repositories)) {
      if (!named.contains(directory.getFileName().toString())) {
        if (isAbandoned(directory)) {
          Directories.delete(directory);
        }
        continue;
      }
      try (Stream<Path> files = Files.walk(directory.resolve("refs"))) {
        removeLocks(files);
      }
      try (Stream<Path> files = Files.list(directory)) {
        removeLocks(files);
      }
    }
  }

  private static void removeLocks(Stream<Path> files) throws IOException {
    for (Path file : (Iterable<Path>) files::iterator) {
      if (file.toString().endsWith(".lock") && isAbandoned(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isAbandoned(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toInstant().isBefore(PROCESS_START);
  }
}
