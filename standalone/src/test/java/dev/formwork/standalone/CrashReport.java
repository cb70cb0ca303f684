package dev.formwork.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The matrix as Markdown, with what differed below it. */
final class CrashReport {

  /** A cell: how the run was stopped, and what was not as it must be. */
  record Cell(String held, List<String> faults) {

    String text() {
      return faults.isEmpty() ? held : "**FAILED**";
    }
  }

  private final Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();
  private final List<String> columns = new ArrayList<>();
  private final Map<Disturbance, Duration> durations = new LinkedHashMap<>();
  private final Map<String, String> excused;

  /**
   * @param excused actions that are not in the matrix, each with the reason
   */
  CrashReport(Map<String, String> excused) {
    this.excused = excused;
  }

  void add(Disturbance disturbance, CrashBatch.Launched run, Cell cell) {
    String column =
        "%s %s".formatted(disturbance.words(), run.moment().name().toLowerCase(Locale.ROOT));
    if (!columns.contains(column)) {
      columns.add(column);
    }
    rows.computeIfAbsent(run.row().title(), title -> new LinkedHashMap<>()).put(column, cell);
  }

  /** How long the disturbance and all before and after it took. */
  void took(Disturbance disturbance, Duration time) {
    durations.put(disturbance, time);
  }

  List<String> faults() {
    return faults("");
  }

  private List<String> faults(String beginning) {
    List<String> faults = new ArrayList<>();
    rows.forEach(
        (title, cells) ->
            cells.forEach(
                (column, cell) -> {
                  if (column.startsWith(beginning) && !cell.faults().isEmpty()) {
                    faults.add("%s, %s: %s".formatted(title, column, cell.faults()));
                  }
                }));
    return faults;
  }

  private String summary(Disturbance disturbance, Duration time) {
    long cells =
        rows.values().stream()
            .flatMap(row -> row.keySet().stream())
            .filter(column -> column.startsWith(disturbance.words()))
            .count();
    return "| %s | %d | %d | %d s |"
        .formatted(
            disturbance.words(), cells, faults(disturbance.words()).size(), time.toSeconds());
  }

  String totals() {
    long cells = rows.values().stream().mapToLong(Map::size).sum();
    return "actions %d, rows %d, failures %d"
        .formatted(
            rows.keySet().stream().map(title -> title.split(" ")[0]).distinct().count(),
            cells,
            faults().size());
  }

  /** Writes the table and answers where it is. */
  Path write(Path file) {
    List<String> lines = new ArrayList<>();
    lines.add("# Crash matrix");
    lines.add("");
    lines.add("| disturbance | rows | failures | time |");
    lines.add("|---|---|---|---|");
    durations.forEach((disturbance, time) -> lines.add(summary(disturbance, time)));
    lines.add("");
    lines.add(
        "Where the run was stopped: `answer` of the far side kept back, `told` what it made, at the `start` or `end` of the action.");
    lines.add("");
    lines.add("| action | " + String.join(" | ", columns) + " |");
    lines.add("|---|" + "---|".repeat(columns.size()));
    rows.forEach(
        (title, cells) ->
            lines.add(
                "| `%s` | %s |"
                    .formatted(
                        title,
                        String.join(
                            " | ",
                            columns.stream()
                                .map(
                                    column ->
                                        cells.containsKey(column) ? cells.get(column).text() : "")
                                .toList()))));
    excused.forEach((action, reason) -> lines.add("| `%s` | %s |".formatted(action, reason)));
    lines.add("");
    lines.add(totals());
    faults().forEach(fault -> lines.add("- " + fault));
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
