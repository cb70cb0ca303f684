package dev.formwork.standalone.run;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** What a run waits for, and which commands answer it. */
final class ShownWaits {

  private final Session session;
  private final PrintStream out;

  ShownWaits(Session session) {
    this.session = session;
    this.out = session.out();
  }

  /** Prints what is waited for; nothing when it is nothing. */
  void print(String id, List<Fields> waits, Fields decisions) {
    Fields pause = decisions.object("pause");
    List<Fields> stuck = decisions.list("stuckUndos");
    if (waits.isEmpty() && pause.isEmpty() && stuck.isEmpty()) {
      return;
    }
    out.println();
    out.println("Waits for");
    waits.forEach(wait -> wait(id, wait));
    if (!pause.isEmpty()) {
      pause(id, pause);
    }
    for (Fields undo : stuck) {
      out.printf(
          "  a decision about the undo of step %s until %s: %s%n",
          undo.text("stepId"), session.clock().until(undo.text("until")), undo.text("failure"));
      out.printf(
          "    ./formwork run decide-undo %s retry|skip --step %s%n", id, undo.text("stepId"));
    }
  }

  private void wait(String id, Fields wait) {
    String until = session.clock().until(wait.text("until"));
    String step = wait.text("stepId");
    switch (wait.text("kind")) {
      case "approval" -> {
        out.printf("  approval, step %s: %s; until %s%n", step, asked(wait), until);
        told(wait);
        if (wait.is("canAnswer")) {
          out.printf("    ./formwork run approve|reject %s%s%n", id, which(wait));
        }
      }
      case "signal" -> {
        out.printf("  a call of another system, step %s; until %s%n", step, until);
        told(wait);
        if (!wait.text("signalUrl").isEmpty()) {
          out.printf("    ./formwork run signal %s%s%n", id, which(wait));
        }
      }
      case "time" -> out.printf("  the time, step %s: %s%n", step, until);
      case "resource" -> {
        out.printf("  something to become ready, step %s; at most until %s%n", step, until);
        told(wait);
        out.printf("    ./formwork run decide-wait %s look|skip|stop%s%n", id, which(wait));
      }
      default -> {
        out.printf("  %s, step %s; at most until %s%n", wait.text("kind"), step, until);
        told(wait);
      }
    }
  }

  private static String which(Fields wait) {
    return wait.text("key").equals(wait.text("stepId")) ? "" : " --wait " + wait.text("key");
  }

  private void told(Fields wait) {
    if (!wait.text("message").isEmpty()) {
      out.println("    " + wait.text("message").replace("\n", "\n    "));
    }
    wait.list("votes").forEach(vote -> out.println("    " + vote(vote)));
  }

  static String vote(Fields vote) {
    String comment = vote.text("comment").isEmpty() ? "" : ": " + vote.text("comment");
    String verdict = vote.text("verdict").equals("approve") ? " approved" : " rejected";
    return vote.text("by") + verdict + comment;
  }

  /** `2 of 3 approvals of group:default/leads are missing`. */
  static String asked(Fields wait) {
    int quorum = wait.number("quorum");
    return "%d of %d approval%s of %s missing"
        .formatted(
            missing(wait),
            quorum,
            quorum == 1 ? "" : "s",
            String.join(", ", wait.texts("approvers")));
  }

  static int missing(Fields wait) {
    long given =
        wait.list("votes").stream().filter(vote -> vote.text("verdict").equals("approve")).count();
    return Math.max(0, wait.number("quorum") - (int) given);
  }

  private void pause(String id, Fields pause) {
    out.printf(
        "  a decision about step %s until %s; then the run is taken back%n",
        pause.text("stepId"), session.clock().until(pause.text("until")));
    out.println("    " + pause.text("failure").replace("\n", "\n    "));
    Table table = new Table();
    for (Fields choice : pause.list("choices")) {
      table.row(
          "./formwork run %s %s".formatted(choice.text("decision"), id),
          String.join("; ", effects(choice)));
    }
    table.print(out, "    ");
  }

  /** What a decision would do, in a few words each. */
  static List<String> effects(Fields choice) {
    List<String> effects =
        List.of(
            effect("runs ", choice.texts("runs")),
            effect("takes back ", choice.texts("undoes")),
            effect("keeps what was made by ", choice.texts("keeps")));
    List<String> some = effects.stream().filter(effect -> !effect.isEmpty()).toList();
    return some.isEmpty() ? List.of("runs nothing, and nothing was made") : some;
  }

  private static String effect(String what, List<String> steps) {
    return steps.isEmpty() ? "" : steps.stream().collect(Collectors.joining(", ", what, ""));
  }
}
