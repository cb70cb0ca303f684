package dev.formwork.standalone;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Commands of this machine. */
final class Commands {

  private Commands() {}

  static Optional<Path> onPath(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> resolve(folder, name).stream())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Optional<Path> resolve(String folder, String name) {
    try {
      return Optional.of(Path.of(folder).resolve(name));
    } catch (InvalidPathException notAFolder) {
      return Optional.empty();
    }
  }
}
