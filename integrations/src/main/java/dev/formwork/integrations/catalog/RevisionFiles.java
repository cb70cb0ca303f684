package dev.formwork.integrations.catalog;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.template.TemplateFiles;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateRevisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of template revisions in the catalog's tables. */
public final class RevisionFiles implements TemplateFiles {

  private final TemplateRevisions revisions;

  public RevisionFiles(TemplateRevisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public void copyTo(String digest, Path directory) {
    List<TemplateFile> files =
        revisions
            .files(digest)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "Template revision %s does not exist. Start a new run from the current revision."
                            .formatted(digest)));
    try {
      for (TemplateFile file : files) {
        if (!file.link()) {
          write(file, place(directory, file.path()));
        }
      }
      for (TemplateFile file : files) {
        if (file.link()) {
          Files.createSymbolicLink(place(directory, file.path()), Path.of(file.text()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(TemplateFile file, Path place) throws IOException {
    Files.write(place, file.content());
    if (file.executable() && !place.toFile().setExecutable(true, false)) {
      throw new IOException("The mode of %s cannot be set.".formatted(place));
    }
  }

  /** Paths are checked when a revision is stored; one that leads out is a bug. */
  private static Path place(Path directory, String path) throws IOException {
    Path place = directory.resolve(path).normalize();
    if (!place.startsWith(directory)) {
      throw new IOException("Path %s of a template leads out of its folder.".formatted(path));
    }
    Path parent = place.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return place;
  }
}
