package dev.formwork.standalone.history;

import java.io.PrintStream;

/** Prints one line for each history, and what to do about those that do not replay. */
final class ReplayReport {

  private final Replayer replayer;
  private final PrintStream out;

  ReplayReport(Replayer replayer, PrintStream out) {
    this.replayer = replayer;
    this.out = out;
  }

  /** Replays all and answers the exit code. */
  int of(Iterable<RunHistory> histories) {
    int all = 0;
    int misfits = 0;
    for (RunHistory history : histories) {
      all++;
      Misfit misfit = replayer.replay(history).orElse(null);
      if (misfit == null) {
        out.printf("replays  %s, %d events%n", history.id(), history.size());
        continue;
      }
      misfits++;
      out.printf("FAILS    %s (%s)%n", history.id(), history.origin());
      out.printf("         %s%n", misfit.what());
      out.printf("         %s%n", misfit.remedy());
    }
    if (misfits == 0) {
      out.printf("%s on this build.%n", all == 1 ? "1 history replays" : all + " histories replay");
      return 0;
    }
    out.printf(
        "%d of %d %s not replay on this build.%n", misfits, all, misfits == 1 ? "does" : "do");
    return 1;
  }
}
