package dev.formwork.standalone.template;

import dev.formwork.activities.dryrun.DryRunFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the files of a folder. */
final class TemplateFolder {

  private TemplateFolder() {}

  /**
   * All files below a folder.
   *
   * @param leftOut names of folders at its top that are left out
   */
  static List<DryRunFile> read(Path folder, List<String> leftOut) {
    List<DryRunFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        boolean kept = leftOut.stream().noneMatch(top -> name.startsWith(top + "/"));
        if (kept) {
          files.add(new DryRunFile(name, Files.isExecutable(path), Files.readAllBytes(path)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder %s cannot be read.".formatted(folder), e);
    }
    return files;
  }
}
