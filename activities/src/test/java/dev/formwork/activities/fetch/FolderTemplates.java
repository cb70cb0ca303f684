package dev.formwork.activities.fetch;

import dev.formwork.activities.port.template.TemplateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** One template revision in a directory, with the modes and links that it has there. */
record FolderTemplates(Path folder) implements TemplateFiles {

  @Override
  public void copyTo(String digest, Path directory) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.filter(path -> !path.equals(folder))::iterator) {
        Files.copy(
            path,
            directory.resolve(folder.relativize(path)),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
