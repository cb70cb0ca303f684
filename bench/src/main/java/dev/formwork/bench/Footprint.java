package dev.formwork.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Formwork and its servers hold. Shared pages of a machine's memory count for each process by
 * its share, as Linux tells in `/proc/<pid>/smaps_rollup`
 * (https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html, read 2026-11).
 *
 * @param heapBytes of live objects, after a full collection
 * @param ownBytes of memory that our process has of the machine
 * @param temporalBytes the same of Temporal, 0 when it is no process of its own
 * @param postgresBytes the same of PostgreSQL
 * @param threads of the operating system in our process
 * @param virtualThreads in our process, which are objects in its heap
 * @param cachedRuns whose workflow is in the worker's memory
 * @param taskSlots of the worker that something occupies, waiting pollers included
 * @param openFiles and sockets of our process
 * @param workspaceFiles in its folder for workspaces
 */
record Footprint(
    long heapBytes,
    long ownBytes,
    long temporalBytes,
    long postgresBytes,
    long threads,
    long virtualThreads,
    long cachedRuns,
    long taskSlots,
    long openFiles,
    long workspaceFiles) {

  private static final String CACHED_RUN =
      "io.temporal.internal.replay.ReplayWorkflowRunTaskHandler";
  private static final String TASK_SLOT = "io.temporal.worker.tuning.SlotPermit";

  /** Formwork's process and those of its servers. */
  record Processes(ProcessHandle own, List<ProcessHandle> temporal, List<ProcessHandle> postgres) {}

  /**
   * Measures; Linux only.
   *
   * @param workspaces the folder for workspaces
   */
  static Footprint of(Processes processes, Path workspaces) throws IOException {
    long pid = processes.own().pid();
    LiveObjects objects = LiveObjects.of(pid);
    Path own = Path.of("/proc", String.valueOf(pid));
    return new Footprint(
        objects.bytes(),
        bytes(List.of(processes.own())),
        bytes(processes.temporal()),
        bytes(processes.postgres()),
        entries(own.resolve("task")),
        objects.number("java.lang.VirtualThread"),
        objects.number(CACHED_RUN),
        objects.number(TASK_SLOT),
        entries(own.resolve("fd")),
        files(workspaces));
  }

  private static long bytes(List<ProcessHandle> processes) {
    return processes.stream().mapToLong(Footprint::bytes).sum();
  }

  private static long bytes(ProcessHandle process) {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(file)) {
      String line = lines.filter(each -> each.startsWith("Pss:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !Files.isDirectory(file)).count();
    }
  }
}
