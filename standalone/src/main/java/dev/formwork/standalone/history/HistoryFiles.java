package dev.formwork.standalone.history;

import dev.formwork.standalone.commandline.UsageFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Histories in files, one each. */
final class HistoryFiles {

  private HistoryFiles() {}

  /** The histories of the files, and of all `.json` files in the folders, sorted by name. */
  static List<RunHistory> read(List<String> names) {
    if (names.isEmpty()) {
      throw new UsageFault("Name at least one file or folder with histories.");
    }
    List<RunHistory> histories = new ArrayList<>();
    for (String name : names) {
      for (Path file : files(Path.of(name))) {
        histories.add(RunHistory.parse(file, text(file)));
      }
    }
    return histories;
  }

  private static List<Path> files(Path path) {
    if (!Files.exists(path)) {
      throw new UsageFault("There is no file or folder %s.".formatted(path));
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      if (files.isEmpty()) {
        throw new UsageFault("There is no .json file in %s.".formatted(path));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
    }
  }

  /** Writes each history into a file named by its workflow, and answers how many. */
  static int write(String folder, Iterable<RunHistory> histories) {
    try {
      Path target = Files.createDirectories(Path.of(folder));
      int written = 0;
      for (RunHistory history : histories) {
        String name = history.id().replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
        Files.writeString(target.resolve(name), history.history().toJson(true));
        written++;
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written.".formatted(folder), e);
    }
  }
}
