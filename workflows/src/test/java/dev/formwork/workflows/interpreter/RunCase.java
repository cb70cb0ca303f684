package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.kept;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.onlyIf;
import static dev.formwork.workflows.interpreter.Requests.patient;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.TemplateRun;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One path that a run can take; each has a recorded history that every build replays. */
enum RunCase {
  COMPLETED(
      Requests.of(step("fetch"), step("publish", map("repoUrl", "local?owner=demo&repo=x")))
          .output(map("text", "${{ steps.fetch.output.name }}"))),
  CONDITIONS(
      Requests.of(
          onlyIf("${{ parameters.no }}", step("skipped")),
          forEach("${{ parameters.regions }}", step("claim", map("name", "${{ each.value }}"))),
          onlyIf("${{ each.key != '0' }}", forEach(List.of(1, 2), step("some"))))),
  SECRETS(Requests.of(step("publish", map("token", "${{ secrets.token }}", "name", "x")))),
  UNDONE(
      Requests.of(step("fetch"), step("publish"), step("notify")),
      actions -> actions.failing("test:publish", "NameTaken", "It exists.")),
  CLEANED_UP(
      Requests.of(step("publish"), onlyIf("${{ failure() }}", step("tell")), step("notify")),
      actions -> actions.failing("test:publish", "NameTaken", "It exists.")),
  LEFTOVERS(
      Requests.of(step("fetch"), step("publish"), step("notify")),
      actions ->
          actions
              .failing("test:notify", "Conflict", "No.")
              .undo("test:publish", request -> ScriptedActions.leaves(request, "Changed."))
              .undo(
                  "test:fetch",
                  _ -> {
                    throw ApplicationFailure.newFailure("Gone.", "PermissionDenied");
                  })),
  KEPT(
      Requests.of(step("fetch"), step("publish")).onFailure(FailurePolicy.KEEP),
      actions -> actions.failing("test:publish", "Conflict", "No.")),
  CONTINUED(
      Requests.of(
          kept(step("archive")),
          onFailure(FailurePolicy.CONTINUE, step("notify")),
          step("publish")),
      actions ->
          actions
              .failing("test:notify", "Conflict", "No.")
              .failing("test:publish", "Conflict", "No.")),
  RETRIED(
      Requests.of(patient(Duration.ofMinutes(1), 2, step("fetch"))),
      actions ->
          actions.step(
              "test:fetch",
              _ -> {
                throw ApplicationFailure.newFailure("Busy.", "Unavailable");
              })),
  WITHOUT_JOURNAL(Requests.of(step("fetch")), actions -> actions.withoutJournal(5)),
  CANCELLED(
      Requests.of(step("fetch"), step("publish"), step("notify")),
      actions -> actions.holding("test:publish"),
      run -> run.cancel(new CancelRequest("user:default/ada", "wrong name"))),
  CANCELLED_IN_TEMPORAL(
      Requests.of(step("fetch"), step("publish"), step("notify")),
      actions -> actions.holding("test:publish"),
      run -> WorkflowStub.fromTyped(run).cancel()),
  PAUSED(
      Requests.of(step("fetch"), step("publish"), step("notify")).pausing(),
      actions -> actions.failingOnce("test:publish", "Conflict", "No."),
      PausedRunTest::retry),
  PAUSED_AND_SKIPPED(
      Requests.of(step("fetch"), step("publish"), step("notify")).pausing(),
      actions -> actions.failing("test:publish", "Conflict", "No."),
      run -> PausedRunTest.decide(run, Decision.Verb.SKIP)),
  PAUSED_AND_UNDONE(
      Requests.of(step("fetch"), step("publish"), step("notify")).pausing(),
      actions -> actions.failing("test:publish", "Conflict", "No."),
      run -> PausedRunTest.decide(run, Decision.Verb.UNDO)),
  UNDO_DECIDED(
      Requests.of(step("fetch"), step("publish"), step("notify")).newest(),
      actions ->
          actions
              .failing("test:notify", "Conflict", "No.")
              .undoFailingOnce("test:publish")
              .undoFailing("test:fetch"),
      StuckUndoTest::retryAndSkip),
  APPROVED(
      Requests.of(step("fetch"), WaitingRunTest.approval("quorum", 2), step("publish")).newest(),
      _ -> {},
      WaitingRunTest::approveTwice),
  REJECTED(
      Requests.of(step("fetch"), WaitingRunTest.approval(), step("publish")).newest(),
      _ -> {},
      WaitingRunTest::reject),
  SIGNALLED(
      Requests.of(
              WaitingRunTest.waiting("some", "wait:duration", map("duration", "1s")),
              WaitingRunTest.waiting("hook", "wait:signal", map()))
          .newest(),
      _ -> {},
      WaitingRunTest::signal);

  private final Requests requests;
  private final Consumer<ScriptedActions> script;
  private final Consumer<TemplateRun> whileHeld;

  RunCase(Requests requests) {
    this(requests, _ -> {});
  }

  RunCase(Requests requests, Consumer<ScriptedActions> script) {
    this(requests, script, null);
  }

  RunCase(Requests requests, Consumer<ScriptedActions> script, Consumer<TemplateRun> whileHeld) {
    this.requests = requests;
    this.script = script;
    this.whileHeld = whileHeld;
  }

  /** Name in the file of its history. */
  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Requests requests() {
    return requests;
  }

  void prepare(ScriptedActions actions) {
    script.accept(actions);
  }

  /** Does what the case does while its action holds on. */
  void meddle(TemplateRun run, ScriptedActions actions) {
    if (whileHeld != null) {
      if (requests.request().interpreterVersion() == 1) {
        actions.awaitHeld();
      }
      whileHeld.accept(run);
    }
  }
}
