package dev.formwork.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the terminal shows while things start: one line each, and the seconds it took. */
final class Progress {

  private final PrintStream out;

  Progress(PrintStream out) {
    this.out = out;
  }

  /** A line of its own, for something that takes long or went another way. */
  synchronized void say(String line) {
    out.println("  … " + line);
  }

  /** Says that something is ready, where it came from and how long it took. */
  synchronized void ready(String what, String detail, Instant since) {
    double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
    out.printf(Locale.ROOT, "  ✓ %-12s %6.1f s   %s%n", what, seconds, detail);
  }
}
