package dev.formwork.standalone;

import dev.formwork.standalone.DemoClient.Answer;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells in the terminal how a run goes, and what it made. */
public final class RunTeller {

  private static final Set<String> FINAL =
      Set.of("completed", "failed", "undone", "undone_with_leftovers", "cancelled");
  private static final int BAR = 32;

  private final DemoClient client;
  private final PrintStream out;
  private final Set<String> told = new LinkedHashSet<>();

  /** A teller for one run. */
  public RunTeller(DemoClient client, PrintStream out) {
    this.client = client;
    this.out = out;
  }

  /** Follows the run to its end; whether it completed. */
  public boolean tell(String id) {
    Instant begun = Instant.now();
    Answer run = follow(id);
    String phase = run.text("phase");
    out.println();
    out.printf(
        Locale.ROOT,
        "  %s after %.1f s%n",
        phase.equals("completed") ? "Completed" : "Ended as " + phase.replace('_', ' '),
        Duration.between(begun, Instant.now()).toMillis() / 1000.0);
    report(run, id);
    return phase.equals("completed");
  }

  private Answer follow(String id) {
    while (true) {
      Answer run = client.run(id);
      tell(run);
      if (FINAL.contains(run.text("phase"))) {
        return run;
      }
      client.pause();
    }
  }

  private void tell(Answer run) {
    List<Answer> steps = run.list("steps");
    long done =
        steps.stream()
            .filter(step -> !Set.of("open", "running").contains(step.text("state")))
            .count();
    for (Answer step : steps) {
      String state = step.text("state");
      if (!Set.of("open", "running").contains(state) && told.add(step.text("id") + state)) {
        tellStep(step, state, (int) done, steps.size());
      }
    }
  }

  private void tellStep(Answer step, String state, int done, int total) {
    String mark =
        Map.of("completed", "✓", "skipped", "–", "failed", "✗", "undone", "↶")
            .getOrDefault(state, "!");
    int position = step.number("position");
    int filled = BAR * Math.max(position, done) / Math.max(total, 1);
    out.printf(
        Locale.ROOT,
        "  %s %d/%d  [%s%s]  %-18s %-9s %7s  %s%n",
        mark,
        position,
        total,
        "█".repeat(filled),
        "·".repeat(BAR - filled),
        step.text("action"),
        state,
        seconds(step),
        step.text("name"));
    if (!step.text("failure").isEmpty()) {
      out.println("      " + step.text("failure"));
    }
  }

  private static String seconds(Answer step) {
    String from = step.text("startedAt");
    String to = step.text("endedAt");
    if (from.isEmpty() || to.isEmpty()) {
      return "";
    }
    double seconds = Duration.between(Instant.parse(from), Instant.parse(to)).toMillis() / 1000.0;
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  private void report(Answer run, String id) {
    Answer failure = run.object("failure");
    if (!failure.text("message").isEmpty()) {
      out.println("  " + failure.text("message"));
    }
    out.println();
    out.println("  What it made");
    for (Answer made : run.list("made")) {
      String state = made.text("state").equals("made") ? "" : " (" + made.text("state") + ")";
      out.printf("    %-12s %s%s%n", made.text("kind"), made.text("name") + state, address(made));
    }
    out.println();
    out.printf("    %-12s %s%n", "portal", client.page("/runs/" + id));
    out.printf("    %-12s %s%n", "outbox", client.page("/outbox?runId=" + id));
    if (!run.text("temporalUrl").isEmpty()) {
      out.printf("    %-12s %s%n", "Temporal", run.text("temporalUrl"));
    }
  }

  private static String address(Answer made) {
    return made.text("url").isEmpty() ? "" : "  " + made.text("url");
  }
}
