package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.Answers;
import dev.formwork.standalone.commandline.Assignment;
import dev.formwork.standalone.commandline.UsageFault;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** `run signal`: tells a run what it waits to hear from another system. */
final class Signalling {

  private Signalling() {}

  static int signal(Session session) {
    String id = session.id();
    Fields run = session.server().get(Server.run(id));
    Fields wait = wait(session, id);
    Map<String, Object> payload = payload(session);
    session.out().println(ShownRun.name(run));
    session
        .out()
        .printf("  step %s reads %s%n", wait.text("stepId"), Server.JSON.valueToTree(payload));
    session.confirm("Send it? It works once.");
    URI address = URI.create(wait.text("signalUrl"));
    session.server().post(address.getRawPath(), payload);
    return session.done(id, "The run has been told.");
  }

  private static Map<String, Object> payload(Session session) {
    String file = session.arguments().value("input");
    Map<String, Object> payload =
        new LinkedHashMap<>(file == null ? Map.of() : Answers.read(Path.of(file)));
    List<String> names = session.arguments().names();
    names.subList(1, names.size()).forEach(word -> Assignment.of(word, "signal").into(payload));
    return payload;
  }

  private static Fields wait(Session session, String id) {
    String key = session.arguments().value("wait");
    List<Fields> waits =
        session.server().get(Server.run(id) + "/waits").list("items").stream()
            .filter(wait -> wait.text("kind").equals("signal"))
            .filter(wait -> key == null || wait.text("key").equals(key))
            .toList();
    if (waits.size() > 1) {
      throw new UsageFault(
          "The run waits for %d signals: %s. Name one with --wait."
              .formatted(
                  waits.size(),
                  String.join(", ", waits.stream().map(wait -> wait.text("key")).toList())));
    }
    if (waits.isEmpty()) {
      throw new Refused(409, "Run %s waits for no signal.".formatted(id));
    }
    if (waits.getFirst().text("signalUrl").isEmpty()) {
      throw new Refused(
          403, "You may not tell run %s. Ask someone who may decide about it.".formatted(id));
    }
    return waits.getFirst();
  }
}
