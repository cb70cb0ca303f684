package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.UsageFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** `run decide-undo`: an undo that failed is tried again, or what it is about is left. */
final class StuckUndo {

  private StuckUndo() {}

  static int decide(Session session) {
    List<String> names = session.arguments().names();
    if (names.size() != 2 || !Set.of("retry", "skip").contains(names.get(1))) {
      throw new UsageFault(
          "Name the run and what to do, e.g. ./formwork run decide-undo ID retry, or skip.");
    }
    String id = names.getFirst();
    boolean again = names.get(1).equals("retry");
    Fields run = session.server().get(Server.run(id));
    Fields undo = undo(session, id);
    String step = undo.text("stepId");
    session.out().println(ShownRun.name(run));
    session.out().printf("  step %s could not be taken back: %s%n", step, undo.text("failure"));
    session
        .out()
        .println(
            again
                ? "  its undo is tried again"
                : "  what it made stays, and is listed with this reason");
    session.confirm(again ? "Try the undo again?" : "Leave what step %s made?".formatted(step));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("stepId", step);
    body.put("decision", names.get(1));
    if (session.arguments().has("reason")) {
      body.put("reason", session.arguments().value("reason"));
    }
    session.server().post(Server.run(id) + "/undo-decisions", body);
    return session.done(id, again ? "The undo is tried again." : "It is left.");
  }

  private static Fields undo(Session session, String id) {
    String step = session.arguments().value("step");
    List<Fields> stuck =
        session.server().get(Server.run(id) + "/decisions").list("stuckUndos").stream()
            .filter(undo -> step == null || undo.text("stepId").equals(step))
            .toList();
    if (stuck.size() > 1) {
      throw new UsageFault(
          "%d undos wait: %s. Name one with --step."
              .formatted(
                  stuck.size(),
                  String.join(", ", stuck.stream().map(undo -> undo.text("stepId")).toList())));
    }
    if (stuck.isEmpty()) {
      throw new Refused(
          409,
          "No undo of run %s%s waits for a decision."
              .formatted(id, step == null ? "" : " for step '%s'".formatted(step)));
    }
    return stuck.getFirst();
  }
}
