package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.beside;
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
import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.WaitDecision;
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
      WaitingRunTest::signal),
  GROUPED(
      Requests.of(
              beside("both", step("code")),
              beside("both", forEach(List.of(1, 2), step("claim"))),
              step("publish"))
          .newest()),
  GROUP_UNDONE(
      Requests.of(beside("both", step("code")), beside("both", step("claim")), step("publish"))
          .newest(),
      actions -> actions.failing("test:claim", "Conflict", "No.")),
  NOT_READY_YET(
      Requests.of(step("claim"), step("publish")).newest(),
      actions ->
          actions.step(
              "test:claim",
              ResourceWaitTest.readyAt(
                  actions, 2, new NotReady(null, Duration.ofSeconds(1), null)))),
  NOT_READY_IN_TIME(
      Requests.of(step("fetch"), step("claim")).newest(),
      actions ->
          actions.step(
              "test:claim",
              ResourceWaitTest.readyAt(
                  actions,
                  1_000_000,
                  new NotReady(null, Duration.ofSeconds(1), Duration.ofSeconds(5))))),
  WAIT_SKIPPED(
      Requests.of(step("claim"), step("publish")).newest(),
      actions -> actions.step("test:claim", ResourceWaitTest.neverReady()),
      run -> decide(run, WaitDecision.Verb.SKIP)),
  WAIT_STOPPED(
      Requests.of(step("fetch"), step("claim")).newest(),
      actions -> actions.step("test:claim", ResourceWaitTest.neverReady()),
      run -> decide(run, WaitDecision.Verb.STOP)),
  CHILD(
      Requests.of(step("fetch"), child(new ScriptedActions()), step("publish")).newest(),
      actions -> child(actions)),
  CHILD_UNDONE(
      Requests.of(step("fetch"), child(new ScriptedActions()), step("publish")).newest(),
      actions -> {
        child(actions);
        actions.failing("test:publish", "Conflict", "No.");
      }),
  APPROVERS_TOLD(
      Requests.of(
              WaitingRunTest.approval(
                  "remindEvery",
                  "2s",
                  "deadline",
                  "9s",
                  "escalateAfter",
                  "5s",
                  "escalateTo",
                  List.of("user:default/eve")))
          .newest()),
  COMPLETED_THIRD(
      Requests.of(
              step("fetch"),
              onlyIf("${{ false }}", step("skipped")),
              forEach(List.of(1, 2), step("claim")),
              step("publish"))
          .newest());

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

  private static void decide(TemplateRun run, WaitDecision.Verb verb) {
    WaitingRunTest.awaitWait(run, "claim");
    run.decideWait(new WaitDecision("claim", verb, "user:default/ada", null, null));
  }

  /** A step that runs a template of two steps. */
  private static StepSpec child(ScriptedActions actions) {
    return actions.running("child", Requests.of(step("inner"), step("other")));
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
