package dev.formwork.activities.port.fetch;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files at addresses, for as long as this object lives. */
public final class InMemorySourceReader implements SourceReader {

  private final Map<String, String> files = new TreeMap<>();

  /** Puts a text at an address; the addresses above it become directories. */
  public InMemorySourceReader with(String url, String text) {
    files.put(url, text);
    return this;
  }

  @Override
  public void readTree(URI url, @Nullable String token, Path directory) {
    String prefix = url.toString().endsWith("/") ? url.toString() : url + "/";
    boolean found = false;
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().startsWith(prefix)) {
        write(directory.resolve(file.getKey().substring(prefix.length())), file.getValue());
        found = true;
      }
    }
    if (!found) {
      throw nothingAt(url);
    }
  }

  @Override
  public byte[] readFile(URI url, @Nullable String token) {
    String text = files.get(url.toString());
    if (text == null) {
      throw nothingAt(url);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static InvalidInput nothingAt(URI url) {
    return new InvalidInput(
        "There is nothing at %s (input: url). Correct the address.".formatted(url));
  }

  private static void write(Path file, String text) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
