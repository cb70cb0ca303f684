package dev.formwork.standalone.template;

import dev.formwork.standalone.commandline.UsageFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds the templates that words of the command line name. */
final class TemplatePaths {

  private static final List<String> NAMES = List.of("template.yaml", "template.yml");
  private static final Set<String> LEFT_OUT =
      Set.of(".git", "node_modules", "target", "build", "skeleton", "tests");

  private TemplatePaths() {}

  /**
   * The files of templates: a file itself, the `template.yaml` of a folder, or else all below it.
   *
   * @throws UsageFault when there is none
   */
  static List<Path> of(List<String> names) {
    if (names.isEmpty()) {
      throw new UsageFault("Name the folder of a template, or its template.yaml.");
    }
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.addAll(of(Path.of(name)));
    }
    return files;
  }

  /** The folder of a template's file. */
  static Path folder(Path template) {
    return Objects.requireNonNull(template.toAbsolutePath().normalize().getParent());
  }

  private static List<Path> of(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new UsageFault("There is no file or folder '%s'. Correct the path.".formatted(path));
    }
    for (String name : NAMES) {
      if (Files.isRegularFile(path.resolve(name))) {
        return List.of(path.resolve(name));
      }
    }
    List<Path> found = below(path);
    if (found.isEmpty()) {
      throw new UsageFault(
          "There is no template.yaml in '%s' or below it. Name the folder of a template."
              .formatted(path));
    }
    return found;
  }

  private static List<Path> below(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
              boolean leftOut = LEFT_OUT.contains(String.valueOf(at.getFileName()));
              return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (NAMES.contains(String.valueOf(file.getFileName()))) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("'%s' cannot be read.".formatted(folder), e);
    }
    found.sort(null);
    return found;
  }
}
