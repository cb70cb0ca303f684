package dev.formwork.standalone.run;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** `run show`: one run as it stands. */
final class ShownRun {

  private static final Map<String, String> MARKS = marks();

  private final Session session;
  private final PrintStream out;

  ShownRun(Session session) {
    this.session = session;
    this.out = session.out();
  }

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("open", "·");
    marks.put("running", "…");
    marks.put("completed", "✓");
    marks.put("skipped", "–");
    marks.put("failed", "✗");
    marks.put("undoing", "…");
    marks.put("undone", "↶");
    marks.put("kept", "=");
    return marks;
  }

  /** A name of the wire as people read it. */
  static String words(String name) {
    return name.equals("open") ? "not started" : name.replace('_', ' ');
  }

  /** What tells this run from others: the template's title, and most often what the run is for. */
  static String name(Fields run) {
    return run.text("title");
  }

  int print() {
    String id = session.id();
    Server server = session.server();
    Fields run = server.get(Server.run(id));
    Fields waits = server.get(Server.run(id) + "/waits");
    Fields decisions =
        Exit.isFinal(run.text("phase"))
            ? new Fields(Server.JSON.createObjectNode())
            : server.get(Server.run(id) + "/decisions");
    if (session.arguments().has("json")) {
      var all = Server.JSON.createObjectNode();
      all.set("run", run.json());
      all.set("waits", waits.json().path("items"));
      all.set("decisions", decisions.json());
      out.println(Server.pretty(all));
      return Exit.DONE;
    }
    head(run);
    steps(run, decisions.object("pause").text("failure"));
    new ShownWaits(session).print(id, waits.list("items"), decisions);
    made(run);
    return Exit.DONE;
  }

  /** Title, phase, who and when. */
  void head(Fields run) {
    out.println(name(run));
    out.printf(
        "  %s, %d of %d steps done%n",
        words(run.text("phase")), run.number("stepsDone"), run.number("stepsTotal"));
    String by = run.text("initiator").isEmpty() ? "" : " by " + run.text("initiator");
    out.printf("  started %s%s%s%n", session.clock().ago(run.text("createdAt")), by, took(run));
    out.printf("  %s  %s%n", run.text("templateRef"), run.text("templateDigest"));
    out.println("  " + session.server().page("/runs/" + run.text("id")));
    if (!run.text("temporalUrl").isEmpty()) {
      out.println("  " + run.text("temporalUrl"));
    }
    String failure = run.object("failure").text("message");
    if (!failure.isEmpty()) {
      out.println();
      out.println("  " + failure.replace("\n", "\n  "));
    }
  }

  private String took(Fields run) {
    String ended = run.text("endedAt");
    return ended.isEmpty() ? "" : ", took " + session.clock().took(run.text("createdAt"), ended);
  }

  /**
   * Prints the steps.
   *
   * @param toldBelow a failure that is not to be told twice
   */
  private void steps(Fields run, String toldBelow) {
    out.println();
    out.println("Steps");
    Table table = new Table();
    for (Fields step : run.list("steps")) {
      int attempts = step.number("attempts");
      boolean under = step.text("state").equals("running");
      String ended = step.text("endedAt");
      table.row(
          MARKS.getOrDefault(step.text("state"), "!"),
          String.valueOf(step.number("position")),
          step.text("id"),
          step.text("action"),
          words(step.text("state")),
          ended.isEmpty() && !under ? "" : session.clock().took(step.text("startedAt"), ended),
          attempts > 1 ? "attempt " + attempts : "");
    }
    table.print(out, "  ");
    List<String> told = List.of("", toldBelow, run.object("failure").text("message"));
    for (Fields step : run.list("steps")) {
      String failure = step.text("failure");
      if (!told.contains(failure)) {
        out.printf("  %s: %s%n", step.text("id"), failure);
      }
    }
  }

  /** What the run made, with what became of it. */
  void made(Fields run) {
    List<Fields> made = run.list("made");
    out.println();
    out.println("What it made");
    if (made.isEmpty()) {
      out.println("  nothing outside itself");
      return;
    }
    Table table = new Table();
    for (Fields one : made) {
      table.row(one.text("kind"), one.text("name"), state(one.text("state")), one.text("url"));
    }
    table.print(out, "  ");
    for (Fields one : made) {
      if (!one.text("reason").isEmpty()) {
        out.printf("  %s %s: %s%n", one.text("kind"), one.text("name"), one.text("reason"));
      }
    }
  }

  private static String state(String state) {
    return switch (state) {
      case "undone" -> "taken back";
      case "leftover" -> "remains";
      default -> state;
    };
  }
}
