package dev.formwork.standalone.template;

import dev.formwork.activities.dryrun.DryRunFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.jspecify.annotations.Nullable;

/** The files that a run must leave, kept in a folder beside its test. */
final class GoldenFolder {

  private static final int MAX_DIFF_LINES = 40;

  private final Path folder;

  GoldenFolder(Path folder) {
    this.folder = folder;
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** One sentence, with the difference below it, for each file that is not as kept. */
  List<String> differences(List<DryRunFile> files) {
    Map<String, DryRunFile> found = byPath(files);
    Map<String, DryRunFile> kept = byPath(read());
    TreeSet<String> paths = new TreeSet<>(found.keySet());
    paths.addAll(kept.keySet());
    List<String> differences = new ArrayList<>();
    for (String path : paths) {
      String difference = difference(path, kept.get(path), found.get(path));
      if (difference != null) {
        differences.add(difference);
      }
    }
    return differences;
  }

  private static @Nullable String difference(
      String path, @Nullable DryRunFile kept, @Nullable DryRunFile found) {
    if (found == null) {
      return "File '%s' is missing; it is among the expected ones.".formatted(path);
    }
    if (kept == null) {
      return "File '%s' is new; it is not among the expected ones.".formatted(path);
    }
    if (!Arrays.equals(kept.content(), found.content())) {
      return "File '%s' differs (- expected, + found):\n%s"
          .formatted(path, diff(kept.content(), found.content()));
    }
    return kept.isExecutable() == found.isExecutable()
        ? null
        : "File '%s' is %sexecutable, unlike the expected one."
            .formatted(path, found.isExecutable() ? "" : "not ");
  }

  private static String diff(byte[] kept, byte[] found) {
    if (RawText.isBinary(kept) || RawText.isBinary(found)) {
      return "    %d bytes instead of %d, binary".formatted(found.length, kept.length);
    }
    RawText a = new RawText(kept);
    RawText b = new RawText(found);
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, a, b);
    var bytes = new ByteArrayOutputStream();
    try (var formatter = new DiffFormatter(bytes)) {
      formatter.setContext(2);
      formatter.format(edits, a, b);
      formatter.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    String shown = String.join("\n    ", lines.subList(0, Math.min(lines.size(), MAX_DIFF_LINES)));
    return "    "
        + shown
        + (lines.size() > MAX_DIFF_LINES
            ? "\n    … %d more lines".formatted(lines.size() - MAX_DIFF_LINES)
            : "");
  }

  /** Writes the folder anew; whether anything is other than before. */
  boolean update(List<DryRunFile> files) {
    if (exists() && differences(files).isEmpty()) {
      return false;
    }
    try {
      delete();
      for (DryRunFile file : files) {
        Path target = folder.resolve(file.path());
        Files.createDirectories(target.getParent());
        Files.write(target, file.content());
        if (file.isExecutable() && !target.toFile().setExecutable(true)) {
          throw new IOException("%s cannot be made executable.".formatted(target));
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("The files in %s cannot be written.".formatted(folder), e);
    }
  }

  private void delete() throws IOException {
    if (!exists()) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  private List<DryRunFile> read() {
    return TemplateFolder.read(folder, List.of());
  }

  private static Map<String, DryRunFile> byPath(List<DryRunFile> files) {
    Map<String, DryRunFile> byPath = new TreeMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    return byPath;
  }
}
