package dev.formwork.standalone.history;

import dev.formwork.standalone.commandline.Arguments;
import dev.formwork.standalone.commandline.UsageFault;
import dev.formwork.workflows.payload.Keyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The keyring that histories were encrypted with. */
final class Keys {

  private Keys() {}

  /** From the environment, otherwise from the data directory. */
  static Keyring of(Arguments arguments, Map<String, String> environment) {
    String text = environment.getOrDefault("FORMWORK_KEYRING", "");
    String folder = arguments.value("data", environment.getOrDefault("FORMWORK_DATA", ".formwork"));
    Path file = Path.of(folder, "keyring");
    if (text.isBlank() || arguments.has("data")) {
      text = read(file);
    }
    try {
      return Keyring.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageFault(String.valueOf(e.getMessage()), e);
    }
  }

  private static String read(Path file) {
    if (!Files.exists(file)) {
      throw new UsageFault(
          "There is no keyring in %s. Set FORMWORK_KEYRING to that of the installation, or --data to its data directory."
              .formatted(file));
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
    }
  }
}
