package dev.formwork.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * CPU time of processes, as Linux counts it in `/proc/<pid>/stat`
 * (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, read 2026-11; a clock tick is 10
 * ms).
 */
final class CpuTime {

  private static final long TICK_MILLIS = 10;

  private CpuTime() {}

  /** Time of a process and everything below it that lives, with what had ended below each. */
  static Duration ofTree(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(each -> read(each, 14))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Time of the process alone. */
  static Duration of(ProcessHandle process) {
    return read(process, 12);
  }

  private static Duration read(ProcessHandle process, int lastField) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int field = 11; field <= lastField; field++) {
        ticks += Long.parseLong(fields[field]);
      }
      return Duration.ofMillis(ticks * TICK_MILLIS);
    } catch (IOException ended) {
      return Duration.ZERO;
    }
  }
}
