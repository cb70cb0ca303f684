package dev.formwork.activities.fetch;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.action.Workspace;
import dev.formwork.activities.port.fetch.SourceReader;
import dev.formwork.activities.port.template.TemplateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a `url` names: files of the template when it is relative, and of the world if not. */
final class Sources {

  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  /**
   * A directory to read from until it is closed.
   *
   * @param files what the directory is part of
   * @param partials the template's own folder of partials, or null when there is none
   */
  record Found(TemplateFiles.Opened files, Path directory, @Nullable Path partials)
      implements AutoCloseable {

    @Override
    public void close() {
      files.close();
    }
  }

  private final TemplateFiles templates;
  private final SourceReader reader;

  Sources(TemplateFiles templates, SourceReader reader) {
    this.templates = templates;
    this.reader = reader;
  }

  Found tree(String url, @Nullable String token, StepContext step) {
    if (ABSOLUTE.matcher(url).matches()) {
      Path directory = step.temporaryDirectory();
      reader.readTree(address(url), token, directory);
      return new Found(TemplateFiles.Opened.lasting(directory), directory, null);
    }
    TemplateFiles.Opened files = templates.open(step.run().templateDigest());
    try {
      Path found = Workspace.ofTemplate(files.directory()).resolve(url, "url");
      if (!Files.isDirectory(found)) {
        throw missing("folder", url);
      }
      Path partials = files.directory().resolve("partials");
      return new Found(files, found, Files.isDirectory(partials) ? partials : null);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  byte[] file(String url, @Nullable String token, StepContext step) {
    if (ABSOLUTE.matcher(url).matches()) {
      return reader.readFile(address(url), token);
    }
    try (TemplateFiles.Opened files = templates.open(step.run().templateDigest())) {
      Path found = Workspace.ofTemplate(files.directory()).resolve(url, "url");
      if (!Files.isRegularFile(found)) {
        throw missing("file", url);
      }
      return Files.readAllBytes(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidInput missing(String kind, String url) {
    return new InvalidInput(
        "The template has no %s '%s' (input: url). Correct the path, which is relative to the template's own folder."
            .formatted(kind, url));
  }

  private static URI address(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new InvalidInput(
          "'%s' is not an address (input: url): %s. Write e.g. https://github.com/acme/skeletons/tree/main/java."
              .formatted(url, e.getReason()),
          e);
    }
  }
}
