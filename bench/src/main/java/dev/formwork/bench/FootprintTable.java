package dev.formwork.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Footprints of one process at several moments, side by side. */
final class FootprintTable {

  private static final double MIB = 1_048_576;

  private final List<String> moments = new ArrayList<>();
  private final List<Footprint> footprints = new ArrayList<>();

  void add(String moment, Footprint footprint) {
    moments.add(moment);
    footprints.add(footprint);
  }

  void print() {
    StringBuilder head = new StringBuilder("%-34s".formatted(""));
    moments.forEach(moment -> head.append("%16s".formatted(moment)));
    System.out.println(head);
    mebibytes("heap in use after a collection, MiB", Footprint::heapBytes);
    mebibytes("memory of our process, MiB", Footprint::ownBytes);
    mebibytes("memory of Temporal, MiB", Footprint::temporalBytes);
    mebibytes("memory of PostgreSQL, MiB", Footprint::postgresBytes);
    numbers("threads of the operating system", Footprint::threads);
    numbers("virtual threads", Footprint::virtualThreads);
    numbers("runs in the worker's cache", Footprint::cachedRuns);
    numbers("task slots, with those of pollers", Footprint::taskSlots);
    numbers("open files and sockets", Footprint::openFiles);
    numbers("files in workspaces", Footprint::workspaceFiles);
  }

  private void mebibytes(String name, ToLongFunction<Footprint> value) {
    row(name, "%16.1f", footprint -> value.applyAsLong(footprint) / MIB);
  }

  private void numbers(String name, ToLongFunction<Footprint> value) {
    row(name, "%16.0f", footprint -> (double) value.applyAsLong(footprint));
  }

  private void row(String name, String format, ToDoubleFunction<Footprint> value) {
    if (footprints.stream().allMatch(footprint -> value.applyAsDouble(footprint) == 0)) {
      return;
    }
    StringBuilder row = new StringBuilder("%-34s".formatted(name));
    footprints.forEach(
        footprint ->
            row.append(String.format(Locale.ROOT, format, value.applyAsDouble(footprint))));
    System.out.println(row);
  }
}
