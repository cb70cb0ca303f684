package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.Answers;
import dev.formwork.standalone.commandline.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** `run undo` of a run that has ended: what it made is taken back. */
final class Decommission {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** A worker takes the wish within this time, or there is none. */
  private static final Duration LONGEST_BEGIN = Duration.ofSeconds(30);

  private final Session session;
  private final String id;

  private Decommission(Session session, String id) {
    this.session = session;
    this.id = id;
  }

  static int undo(Session session, Fields run) {
    return new Decommission(session, run.text("id")).undo(run);
  }

  private int undo(Fields run) {
    Fields preview = session.server().get(Server.run(id) + "/undo-preview");
    session.out().println(ShownRun.name(run));
    for (Fields step : preview.list("steps")) {
      tell(step);
    }
    if (!preview.is("canUndo")) {
      String obstacle = preview.text("obstacle");
      throw new Refused(
          409, obstacle.isEmpty() ? "You may not take this run back. Ask an operator." : obstacle);
    }
    Map<String, String> secrets = secrets(preview);
    session.confirm("Take the run back?");
    session.server().post(Server.run(id) + "/undo", body(preview, secrets));
    if (session.arguments().has("watch")) {
      return watch();
    }
    session.out().println("The run is being taken back. See ./formwork run show " + id);
    return Exit.DONE;
  }

  private Map<String, Object> body(Fields preview, Map<String, String> secrets) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", preview.number("version"));
    if (session.arguments().has("reason")) {
      body.put("reason", session.arguments().value("reason"));
    }
    if (!secrets.isEmpty()) {
      body.put("secrets", secrets);
    }
    return body;
  }

  /** Those that are given; tells which are not. */
  private Map<String, String> secrets(Fields preview) {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String word : session.arguments().values("secret")) {
      Assignment secret = Assignment.of(word, "--secret");
      secrets.put(secret.name(), Answers.secret(secret.text()));
    }
    List<String> missing =
        preview.texts("secrets").stream().filter(name -> !secrets.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      session
          .out()
          .printf(
              "  without --secret %s=… what needs it stays%n",
              String.join("=… --secret ", missing));
    }
    return secrets;
  }

  private void tell(Fields step) {
    String what =
        switch (step.text("verdict")) {
          case "undo" -> "takes back";
          case "done" -> "was taken back:";
          case "nothing" -> "nothing to take back:";
          default -> "keeps";
        };
    String made =
        String.join(
            ", ",
            step.list("made").stream()
                .map(one -> one.text("kind") + " " + one.text("name"))
                .toList());
    session
        .out()
        .printf("  %s %s%s%n", what, step.text("id"), made.isEmpty() ? "" : " (" + made + ")");
    if (!step.text("verdict").equals("undo")) {
      session.out().println("    " + step.text("explanation"));
    }
  }

  /** The stream of a run ends with the run, so what happens afterwards is looked for. */
  private int watch() {
    Instant giveUp = Instant.now().plus(LONGEST_BEGIN);
    boolean hasBegun = false;
    while (true) {
      Fields run = session.server().get(Server.run(id));
      String phase = run.text("phase");
      boolean isUndone = phase.startsWith("undone");
      hasBegun |= phase.equals("undoing") || isUndone;
      if (hasBegun && Exit.isFinal(phase)) {
        ShownRun shown = new ShownRun(session);
        shown.head(run);
        shown.made(run);
        return phase.equals("undone") ? Exit.DONE : Exit.of(phase);
      }
      if (!hasBegun && Instant.now().isAfter(giveUp)) {
        throw new Refused(
            0, "No worker has begun yet. See ./formwork run show %s later.".formatted(id));
      }
      Watching.sleep(LOOK_EVERY);
    }
  }
}
