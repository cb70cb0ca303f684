package dev.formwork.standalone.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A terminal in a folder of its own. */
final class Terminal {

  private final Path folder;
  private String output = "";

  Terminal(Path folder) {
    this.folder = folder;
  }

  /** The exit code of a command. */
  int run(String... words) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int status = TemplateCommand.run(List.of(words), Map.of(), out);
    output = bytes.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    return status;
  }

  /** What the last command printed, with paths as seen from the folder. */
  String output() {
    return output;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  String at(String name) {
    return path(name).toString();
  }

  Terminal write(String name, String content) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.writeString(path(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
