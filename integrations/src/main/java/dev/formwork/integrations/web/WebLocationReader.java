package dev.formwork.integrations.web;

import dev.formwork.activities.action.ActionException;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.catalog.location.LocationFile;
import dev.formwork.catalog.location.LocationReader;
import dev.formwork.catalog.location.LocationUnreadable;
import dev.formwork.catalog.location.LocationUnreadable.Reason;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateLimits;
import dev.formwork.integrations.git.AddressGuard;
import dev.formwork.integrations.git.Directories;
import dev.formwork.integrations.git.ReadLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads the catalog's locations with a {@link WebSourceReader}. */
public final class WebLocationReader implements LocationReader {

  private final WebSourceReader reader;

  public WebLocationReader(WebSourceReader reader) {
    this.reader = reader;
  }

  @Override
  public LocationFile read(URI target) {
    byte[] bytes = readable(() -> reader.readFile(target, null));
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<GitAddress> address = reader.address(target);
    if (address.isEmpty()) {
      return new LocationFile(text, null, null);
    }
    GitAddress place = address.get();
    URI editUrl =
        place.host().type() == GitHost.Type.GITHUB || place.host().type() == GitHost.Type.GITLAB
            ? place.page("edit", place.refAndPath())
            : null;
    return new LocationFile(text, editUrl, place.page("tree", place.directory() + "/"));
  }

  @Override
  public List<TemplateFile> readTree(URI target, TemplateLimits limits) {
    GitAddress address =
        reader
            .address(target)
            .orElseThrow(
                () ->
                    new LocationUnreadable(
                        Reason.REFUSED,
                        "%s is no file of a configured Git host. A template is read with its whole folder, so it must be in a repository."
                            .formatted(target),
                        null));
    ReadLimits within =
        new ReadLimits(limits.maxFiles(), limits.maxFileBytes(), limits.maxTotalBytes());
    try {
      Path directory = Files.createTempDirectory("formwork-template-");
      try {
        return readable(
            () -> {
              reader.readTree(address, address.directory(), null, directory, within);
              return files(directory);
            });
      } finally {
        Directories.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<TemplateFile> files(Path root) {
    List<TemplateFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = root.relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
          files.add(TemplateFile.link(name, Files.readSymbolicLink(path).toString()));
        } else if (Files.isRegularFile(path)) {
          byte[] content = Files.readAllBytes(path);
          files.add(
              Files.isExecutable(path)
                  ? TemplateFile.executable(name, content)
                  : TemplateFile.of(name, content));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T readable(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (ActionException e) {
      throw new LocationUnreadable(reason(e), String.valueOf(e.getMessage()), e);
    }
  }

  private static Reason reason(ActionException e) {
    if (e.getCause() instanceof AddressGuard.Refused || e instanceof PermissionDenied) {
      return Reason.REFUSED;
    }
    if (e.getCause() instanceof ReadLimits.Exceeded) {
      return Reason.TOO_LARGE;
    }
    return e instanceof InvalidInput ? Reason.MISSING : Reason.UNREACHABLE;
  }
}
