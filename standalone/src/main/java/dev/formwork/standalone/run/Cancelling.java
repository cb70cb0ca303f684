package dev.formwork.standalone.run;

import java.util.List;
import java.util.Map;

/** `run cancel`: stops a run and takes back what it made. */
final class Cancelling {

  private Cancelling() {}

  static int cancel(Session session) {
    String id = session.arguments().onlyName("one run by its id; ./formwork runs lists them");
    Fields run = session.server().get(Server.run(id));
    if (!run.is("canCancel")) {
      throw new Refused(
          409,
          "Run %s cannot be cancelled: it is %s.".formatted(id, ShownRun.words(run.text("phase"))));
    }
    session.out().println(ShownRun.name(run));
    session.out().println("  stops after its current step, then takes back what it made:");
    List<Fields> made =
        run.list("made").stream().filter(one -> one.text("state").equals("made")).toList();
    made.forEach(one -> session.out().printf("    %s %s%n", one.text("kind"), one.text("name")));
    if (made.isEmpty()) {
      session.out().println("    nothing so far");
    }
    session.confirm("Cancel the run?");
    String reason = session.arguments().value("reason");
    session
        .server()
        .post(Server.run(id) + "/cancel", reason == null ? Map.of() : Map.of("reason", reason));
    return session.done(id, "The run is being cancelled.");
  }
}
