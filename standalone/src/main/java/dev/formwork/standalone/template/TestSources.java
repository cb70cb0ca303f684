package dev.formwork.standalone.template;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.fetch.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files and folders of this machine in the place of addresses outside. */
final class TestSources implements SourceReader {

  private final Map<String, Path> places;

  TestSources(Map<String, Path> places) {
    this.places = new LinkedHashMap<>(places);
  }

  @Override
  public void readTree(URI url, @Nullable String token, Path directory) {
    Path from = place(url);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.sorted().toList()) {
        Path to = directory.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] readFile(URI url, @Nullable String token) {
    try {
      return Files.readAllBytes(place(url));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path place(URI url) {
    Path place = places.get(url.toString());
    if (place == null || !Files.exists(place)) {
      throw new InvalidInput(
          "A test reads nothing from the network, and nothing stands in for %s (input: url). Add it to the test's 'sources', e.g. sources: {\"%s\": ./fixtures/files}."
              .formatted(url, url));
    }
    return place;
  }
}
