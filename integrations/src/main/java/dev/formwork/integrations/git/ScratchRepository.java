package dev.formwork.integrations.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;

/** A bare repository in a temporary directory that is removed when it is closed. */
final class ScratchRepository implements AutoCloseable {

  private final Path directory;
  private final Repository repository;

  private ScratchRepository(Path directory, Repository repository) {
    this.directory = directory;
    this.repository = repository;
  }

  static ScratchRepository create() {
    try {
      Path directory = Files.createTempDirectory("formwork-git-");
      Repository repository = new WithoutHousekeeping(directory);
      repository.create(true);
      return new ScratchRepository(directory, repository);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Repository repository() {
    return repository;
  }

  @Override
  public void close() {
    repository.close();
    try {
      Directories.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its files are gone before a background thread could tidy them. */
  private static final class WithoutHousekeeping extends FileRepository {

    WithoutHousekeeping(Path directory) throws IOException {
      super(directory.toFile());
    }

    @Override
    public void autoGC(ProgressMonitor monitor) {}
  }
}
