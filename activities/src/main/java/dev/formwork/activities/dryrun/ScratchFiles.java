package dev.formwork.activities.dryrun;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Workspace;
import dev.formwork.activities.port.template.TemplateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The template's own folder in a directory of the dry run. */
final class ScratchFiles implements TemplateFiles {

  private final Path directory;

  private ScratchFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes the files into an existing empty directory.
   *
   * @throws DryRunFailure when a path leads out of the directory, or cannot be a file
   */
  static ScratchFiles write(List<DryRunFile> files, Path directory) {
    Workspace folder = Workspace.ofTemplate(directory);
    for (DryRunFile file : files) {
      try {
        Path target = folder.resolve(file.path(), "directoryContents");
        Path parent = target.getParent();
        Files.createDirectories(parent == null ? directory : parent);
        Files.write(target, file.content());
        if (file.isExecutable() && !target.toFile().setExecutable(true)) {
          throw new IOException("The file system takes no executable files.");
        }
      } catch (InvalidInput e) {
        throw new DryRunFailure(DryRunFailure.NOT_ALLOWED, String.valueOf(e.getMessage()), e);
      } catch (IOException e) {
        throw new DryRunFailure(
            "InvalidInput",
            "File '%s' cannot be written (input: directoryContents). Give each file one path, and no file the path of a folder."
                .formatted(file.path()),
            e);
      }
    }
    return new ScratchFiles(directory);
  }

  /** The files of a finished workspace, without `.git`; of links only those that lead nowhere. */
  static List<DryRunFile> read(Path workspace) {
    List<DryRunFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(workspace)) {
      for (Path path : walk.sorted().toList()) {
        String name = workspace.relativize(path).toString().replace('\\', '/');
        boolean isGit = name.equals(".git") || name.startsWith(".git/");
        if (!isGit && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          files.add(new DryRunFile(name, Files.isExecutable(path), Files.readAllBytes(path)));
        } else if (!isGit && Files.isSymbolicLink(path) && !Files.exists(path)) {
          String target = Files.readSymbolicLink(path).toString();
          files.add(new DryRunFile(name, false, target.getBytes(StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  @Override
  public Opened open(String digest) {
    return Opened.lasting(directory);
  }
}
