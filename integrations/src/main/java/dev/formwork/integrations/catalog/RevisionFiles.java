package dev.formwork.integrations.catalog;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.template.TemplateFiles;
import dev.formwork.catalog.template.TemplateFile;
import dev.formwork.catalog.template.TemplateRevisions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of template revisions in the catalog's tables. The few that runs use at a time are kept
 * in memory: they never change.
 */
public final class RevisionFiles implements TemplateFiles {

  /** Bytes of all files that are kept in memory. */
  private static final long MAX_KEPT = 32L << 20;

  private final TemplateRevisions revisions;
  private final Map<String, List<TemplateFile>> kept = new LinkedHashMap<>(16, 0.75f, true);

  public RevisionFiles(TemplateRevisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public void copyTo(String digest, Path directory) {
    List<TemplateFile> files = files(digest);
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

  private List<TemplateFile> files(String digest) {
    synchronized (kept) {
      List<TemplateFile> known = kept.get(digest);
      if (known != null) {
        return known;
      }
    }
    List<TemplateFile> files =
        revisions
            .files(digest)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "Template revision %s does not exist. Start a new run from the current revision."
                            .formatted(digest)));
    keep(digest, files);
    return files;
  }

  /** Keeps the files, and lets go of those that were used longest ago. */
  private void keep(String digest, List<TemplateFile> files) {
    synchronized (kept) {
      kept.put(digest, files);
      Iterator<List<TemplateFile>> oldest = kept.values().iterator();
      while (oldest.hasNext() && bytes() > MAX_KEPT) {
        oldest.next();
        oldest.remove();
      }
    }
  }

  private long bytes() {
    return kept.values().stream()
        .flatMap(List::stream)
        .mapToLong(file -> file.content().length)
        .sum();
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
