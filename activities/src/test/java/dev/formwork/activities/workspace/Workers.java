package dev.formwork.activities.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.formwork.activities.port.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Workers, each with a disk of its own, and the store that they share. */
final class Workers {

  static final String RUN = "run-1";
  static final WorkspaceLimits SMALL = new WorkspaceLimits(5, 1_000, 600, 4_000, 4);

  final TroubledStore store = new TroubledStore();
  private final Path disk;

  Workers(Path disk) {
    this.disk = disk;
  }

  Path disk(String worker) {
    return disk.resolve(worker);
  }

  Workspaces worker(String name) {
    return new Workspaces(store, disk(name), SMALL);
  }

  /** Writes files in a step and answers the snapshot that it leaves. */
  static String captured(Workspaces worker, @Nullable String before, Map<String, String> files)
      throws IOException {
    try (Checkout step = worker.checkOut(RUN, before)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        write(step, file.getKey(), file.getValue());
      }
      return Objects.requireNonNull(step.capture());
    }
  }

  static void write(Checkout step, String path, String text) throws IOException {
    Path file = step.resolve(path, "path");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The text of a file as a snapshot has it. */
  String content(String id, String path) {
    Snapshot.Entry entry =
        store.find(id).orElseThrow().entries().stream()
            .filter(each -> each.path().equals(path))
            .findFirst()
            .orElseThrow();
    return new String(store.load(List.of(entry.hash())).get(entry.hash()), UTF_8);
  }
}
