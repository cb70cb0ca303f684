package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.UsageFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** `run approve|reject`: answers a request for approval. */
final class Voting {

  private Voting() {}

  static int vote(Session session, String verdict) {
    String id = session.arguments().onlyName("one run by its id; ./formwork runs lists them");
    Fields run = session.server().get(Server.run(id));
    Fields wait = wait(session, id, run);
    boolean isYes = verdict.equals("approve");
    preview(session, run, wait, isYes);
    session.confirm(isYes ? "Approve it?" : "Reject it?");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("waitKey", wait.text("key"));
    body.put("verdict", verdict);
    if (session.arguments().has("comment")) {
      body.put("comment", session.arguments().value("comment"));
    }
    session.server().post(Server.run(id) + "/votes", body);
    return session.done(id, isYes ? "Approved." : "Rejected.");
  }

  private static void preview(Session session, Fields run, Fields wait, boolean isYes) {
    session.out().println(ShownRun.name(run));
    session.out().printf("  step %s: %s%n", wait.text("stepId"), ShownWaits.asked(wait));
    if (!wait.text("message").isEmpty()) {
      session.out().println("  " + wait.text("message").replace("\n", "\n  "));
    }
    wait.list("votes").forEach(vote -> session.out().println("  " + ShownWaits.vote(vote)));
    if (isYes) {
      int after = ShownWaits.missing(wait) - 1;
      session
          .out()
          .println(
              after == 0
                  ? "  with yours the run goes on"
                  : "  after yours %d missing".formatted(after));
    } else {
      session.out().println("  the step fails, whatever the others say");
    }
  }

  private static Fields wait(Session session, String id, Fields run) {
    String key = session.arguments().value("wait");
    List<Fields> asked =
        session.server().get(Server.run(id) + "/waits").list("items").stream()
            .filter(wait -> wait.text("kind").equals("approval"))
            .filter(wait -> key == null || wait.text("key").equals(key))
            .toList();
    List<Fields> mine = asked.stream().filter(wait -> wait.is("canAnswer")).toList();
    if (mine.size() == 1) {
      return mine.getFirst();
    }
    if (mine.size() > 1) {
      throw new UsageFault(
          "The run asks for %d approvals: %s. Name one with --wait."
              .formatted(
                  mine.size(),
                  String.join(", ", mine.stream().map(wait -> wait.text("key")).toList())));
    }
    if (asked.size() == 1) {
      return asked.getFirst();
    }
    throw new Refused(
        409,
        "Run %s (%s) waits for no approval%s."
            .formatted(
                id,
                ShownRun.words(run.text("phase")),
                key == null ? " of yours" : " '%s'".formatted(key)));
  }
}
