package dev.formwork.integrations.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from reading and writing the configuration of the user and of the machine: a
 * developer's `insteadOf` or hooks must not change what a run pushes.
 */
public final class IsolatedGit {

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private IsolatedGit() {}

  /** Takes effect for the whole JVM; more calls change nothing. */
  public static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof Reader)) {
      SystemReader.setInstance(new Reader(SystemReader.getInstance()));
      FS.FileStoreAttributes.setBackground(true);
      Thread.ofVirtual().start(() -> FS.FileStoreAttributes.get(TEMPORARY));
    }
  }

  /**
   * Lets JGit measure the clock of the directory's file system in the background, so that the first
   * use of a repository need not wait seconds for it.
   */
  public static void measure(Path directory) throws IOException {
    if (!Files.getFileStore(directory).equals(Files.getFileStore(TEMPORARY))) {
      Thread.ofVirtual().start(() -> FS.FileStoreAttributes.get(directory));
    }
  }

  private static final class Reader extends SystemReader.Delegate {

    Reader(SystemReader delegate) {
      super(delegate);
      setPlatformChecker();
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
      return new NoFile(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
      return new NoFile(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
      return new NoFile(parent, fs);
    }
  }

  private static final class NoFile extends FileBasedConfig {

    NoFile(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
