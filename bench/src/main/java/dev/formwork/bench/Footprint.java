package dev.formwork.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param heapBytes of live objects, after a full collection
 * @param residentBytes of memory that the process has of the machine
 * @param threads of the operating system
 * @param openFiles and sockets
 * @param workspaceFiles files in its folder for workspaces
 */
record Footprint(
    long heapBytes, long residentBytes, long threads, long openFiles, long workspaceFiles) {

  /**
   * Measures a JVM of this machine; Linux only.
   *
   * @param workspaces its folder for workspaces
   */
  static Footprint of(long pid, Path workspaces) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    return new Footprint(
        liveBytes(pid),
        status(process, "VmRSS") * 1024,
        status(process, "Threads"),
        count(process.resolve("fd"), 1),
        count(workspaces, Integer.MAX_VALUE));
  }

  /** The histogram collects all garbage first; its last line has the sum. */
  private static long liveBytes(long pid) throws IOException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = histogram.inputReader()) {
      String total =
          lines.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
      return Long.parseLong(total.trim().split("\\s+")[2]);
    }
  }

  private static long status(Path process, String name) throws IOException {
    try (Stream<String> lines = Files.lines(process.resolve("status"))) {
      String line = lines.filter(each -> each.startsWith(name + ":")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", ""));
    }
  }

  private static long count(Path folder, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> !file.equals(folder) && !Files.isDirectory(file)).count();
    }
  }

  void print(String when) {
    System.out.printf(
        Locale.ROOT,
        "%-16s heap %6.1f MiB live, resident %6.1f MiB, %d threads, %d open files, %d files on disk%n",
        when,
        heapBytes / 1048576.0,
        residentBytes / 1048576.0,
        threads,
        openFiles,
        workspaceFiles);
  }
}
