package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.Assignment;
import dev.formwork.standalone.commandline.UsageFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** `run decide-wait`: a step that waits for something to become ready. */
final class ReadyWait {

  private static final Set<String> VERBS = Set.of("look", "skip", "stop");

  private ReadyWait() {}

  static int decide(Session session) {
    List<String> names = session.arguments().names();
    if (names.size() != 2 || !VERBS.contains(names.get(1))) {
      throw new UsageFault(
          "Name the run and what to do, e.g. ./formwork run decide-wait ID look, or skip, or stop.");
    }
    String id = names.getFirst();
    String verb = names.get(1);
    Fields run = session.server().get(Server.run(id));
    Fields wait = wait(session, id);
    session.out().println(ShownRun.name(run));
    session.out().printf("  step %s: %s%n", wait.text("stepId"), wait.text("message"));
    if (verb.equals("skip")) {
      session.confirm("Go on as if it were ready?");
    } else if (verb.equals("stop")) {
      session.confirm("Let the step fail?");
    }
    session.server().post(Server.run(id) + "/wait-decisions", body(session, wait, verb));
    return session.done(
        id,
        switch (verb) {
          case "look" -> "The run looks again now.";
          case "skip" -> "The run goes on.";
          default -> "The step fails.";
        });
  }

  private static Map<String, Object> body(Session session, Fields wait, String verb) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("waitKey", wait.text("key"));
    body.put("decision", verb);
    if (session.arguments().has("reason")) {
      body.put("reason", session.arguments().value("reason"));
    }
    Map<String, Object> output = new LinkedHashMap<>();
    session
        .arguments()
        .values("output")
        .forEach(word -> Assignment.of(word, "--output").into(output));
    if (!output.isEmpty()) {
      body.put("output", output);
    }
    return body;
  }

  private static Fields wait(Session session, String id) {
    String key = session.arguments().value("wait");
    List<Fields> waits =
        session.server().get(Server.run(id) + "/waits").list("items").stream()
            .filter(wait -> wait.text("kind").equals("resource"))
            .filter(wait -> key == null || wait.text("key").equals(key))
            .toList();
    if (waits.size() > 1) {
      throw new UsageFault(
          "The run waits for %d things: %s. Name one with --wait."
              .formatted(
                  waits.size(),
                  String.join(", ", waits.stream().map(wait -> wait.text("key")).toList())));
    }
    if (waits.isEmpty()) {
      throw new Refused(409, "Run %s waits for nothing to become ready.".formatted(id));
    }
    return waits.getFirst();
  }
}
