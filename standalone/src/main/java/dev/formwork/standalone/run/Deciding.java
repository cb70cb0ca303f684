package dev.formwork.standalone.run;

import dev.formwork.standalone.commandline.Answers;
import dev.formwork.standalone.commandline.Assignment;
import dev.formwork.standalone.commandline.UsageFault;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** `run retry|skip|undo|keep`: what becomes of a paused run. */
final class Deciding {

  private final Session session;
  private final Server server;
  private final String id;

  Deciding(Session session) {
    this.session = session;
    this.server = session.server();
    this.id = session.id();
  }

  int retry() {
    Fields run = server.get(Server.run(id));
    Fields pause = pause(run);
    Map<String, Object> input = input(pause.text("stepId"));
    preview(run, pause, "retry");
    if (input != null) {
      session.out().println("  with the input " + Server.JSON.valueToTree(input));
    }
    session.confirm("Run step %s again?".formatted(pause.text("stepId")));
    return decide(pause, "retry", "input", input, "The step runs again.");
  }

  int skip() {
    onlyTheRun();
    Map<String, Object> output = new LinkedHashMap<>();
    for (String word : session.arguments().values("output")) {
      Assignment.of(word, "--output").into(output);
    }
    Fields run = server.get(Server.run(id));
    Fields pause = pause(run);
    preview(run, pause, "skip");
    if (!output.isEmpty()) {
      session.out().println("  later steps read the output " + Server.JSON.valueToTree(output));
    }
    session.confirm("Go on without step %s?".formatted(pause.text("stepId")));
    return decide(
        pause, "skip", "output", output.isEmpty() ? null : output, "The run goes on without it.");
  }

  int undo() {
    onlyTheRun();
    Fields run = server.get(Server.run(id));
    if (Exit.isFinal(run.text("phase"))) {
      return Decommission.undo(session, run);
    }
    Fields pause = pause(run);
    preview(run, pause, "undo");
    session.confirm("Take the run back?");
    return decide(pause, "undo", "", null, "The run is being taken back.");
  }

  int keep() {
    onlyTheRun();
    Fields run = server.get(Server.run(id));
    Fields pause = pause(run);
    preview(run, pause, "keep");
    session.confirm("End the run and keep what it made?");
    return decide(pause, "keep", "", null, "The run ends, and what it made is kept.");
  }

  private void onlyTheRun() {
    session.arguments().onlyName("one run by its id; ./formwork runs lists them");
  }

  private Fields pause(Fields run) {
    if (Exit.isFinal(run.text("phase"))) {
      throw new Refused(
          409,
          "Run %s has ended (%s), so there is nothing to decide."
              .formatted(id, ShownRun.words(run.text("phase"))));
    }
    Fields open = server.get(Server.run(id) + "/decisions");
    Fields pause = open.object("pause");
    if (pause.isEmpty()) {
      String hint =
          open.list("stuckUndos").isEmpty()
              ? "To stop it: ./formwork run cancel " + id
              : "An undo waits for a decision: ./formwork run decide-undo " + id;
      throw new Refused(
          409,
          "Run %s is not paused but %s, so there is nothing to decide. %s"
              .formatted(id, ShownRun.words(run.text("phase")), hint));
    }
    return pause;
  }

  private void preview(Fields run, Fields pause, String decision) {
    Fields choice =
        pause.list("choices").stream()
            .filter(one -> one.text("decision").equals(decision))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(409, "This run cannot be decided with '%s'.".formatted(decision)));
    session.out().println(ShownRun.name(run));
    session.out().printf("  step %s failed: %s%n", pause.text("stepId"), pause.text("failure"));
    List<String> effects = ShownWaits.effects(choice);
    effects.forEach(effect -> session.out().println("  " + effect));
  }

  private int decide(
      Fields pause,
      String verb,
      String values,
      @Nullable Map<String, Object> object,
      String sentence) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("decision", verb);
    body.put("pause", pause.number("number"));
    if (session.arguments().has("reason")) {
      body.put("reason", session.arguments().value("reason"));
    }
    if (object != null) {
      body.put(values, object);
    }
    server.post(Server.run(id) + "/decisions", body);
    return session.done(id, sentence);
  }

  /** The input that the step is to have from now on, or null to leave it as it is. */
  private @Nullable Map<String, Object> input(String stepId) {
    List<String> names = session.arguments().names();
    List<String> changes = names.subList(1, names.size());
    String file = session.arguments().value("input");
    if (file == null && changes.isEmpty()) {
      return null;
    }
    Map<String, Object> input =
        new LinkedHashMap<>(file == null ? given(stepId) : Answers.read(Path.of(file)));
    for (String change : changes) {
      if (!change.contains("=")) {
        throw new UsageFault(
            "'%s' is no change of the input. Write e.g. name=payments.".formatted(change));
      }
      Assignment.of(change, "an input").into(input);
    }
    return input;
  }

  /** The step's input as the template has it, with its expressions. */
  private Map<String, Object> given(String stepId) {
    Fields task = server.get("/api/scaffolder/v2/tasks/" + Server.encoded(id));
    return task.object("spec").list("steps").stream()
        .filter(step -> step.text("id").equals(stepId))
        .map(Deciding::inputOf)
        .findFirst()
        .orElseGet(LinkedHashMap::new);
  }

  private static Map<String, Object> inputOf(Fields step) {
    Map<String, Object> input = new LinkedHashMap<>();
    step.json()
        .path("input")
        .properties()
        .forEach(
            entry ->
                input.put(
                    entry.getKey(), Server.JSON.convertValue(entry.getValue(), Object.class)));
    return input;
  }
}
