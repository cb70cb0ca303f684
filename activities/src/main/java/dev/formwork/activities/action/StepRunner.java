package dev.formwork.activities.action;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.templates.expression.ValueRenderer;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** Runs and undoes the actions of steps, and tells the journal what happens. */
final class StepRunner {

  private final ActionRegistry actions;
  private final ActionPorts ports;
  private final ValueRenderer renderer;
  private final JournalBacklog backlog;
  private final ScheduledExecutorService scheduler;
  private final boolean isDryRun;

  StepRunner(ActionRegistry actions, ActionPorts ports, ScheduledExecutorService scheduler) {
    this(actions, ports, scheduler, false);
  }

  StepRunner(
      ActionRegistry actions,
      ActionPorts ports,
      ScheduledExecutorService scheduler,
      boolean isDryRun) {
    this.actions = actions;
    this.ports = ports;
    this.renderer = ValueRenderer.create(ports.hosts());
    this.backlog = new JournalBacklog(ports.journal(), scheduler);
    this.scheduler = scheduler;
    this.isDryRun = isDryRun;
  }

  /** Runs one attempt of a step. */
  StepResult run(StepRequest request, Attempt attempt) {
    var redactor = new Redactor();
    AttemptSecrets secrets = AttemptSecrets.reveal(ports.secrets(), request, redactor);
    StepJournal journal = journal(request, StepKeys.ofAttempt(request, "log", attempt), redactor);
    journal.carry(request.events());
    begin(request, attempt, journal);
    announce(request, secrets, journal);
    try (var scope = scope(request, attempt, journal, secrets, redactor)) {
      RegisteredAction<?, ?> action = find(request.action());
      Map<String, Object> input = input(request, secrets, redactor, journal);
      checkToCome(request, action, secrets, redactor);
      Map<String, Object> output = action.run(input, StepKeys.actionName(request), scope);
      var result =
          new StepResult(
              redactor.redactMap(output),
              scope.capture(),
              scope.made(),
              scope.links(),
              scope.child());
      if (result.child() == null) {
        finish(request, journal);
      }
      return result;
    } catch (RuntimeException | Error e) {
      tellRetry(e, attempt, journal);
      throw Failures.of(e, redactor);
    } finally {
      journal.flush();
    }
  }

  private Map<String, Object> input(
      StepRequest request, AttemptSecrets secrets, Redactor redactor, StepLog log) {
    return secrets.resolve(DeferredInput.render(request, secrets.form(), renderer, redactor, log));
  }

  /** Refuses to run the first iteration when the input of a later one does not fit. */
  private void checkToCome(
      StepRequest request,
      RegisteredAction<?, ?> action,
      AttemptSecrets secrets,
      Redactor redactor) {
    for (StepRequest.Round round : request.toCome()) {
      StepRequest other = request.of(round);
      Map<String, Object> input = input(other, secrets, redactor, StepLog.NONE);
      action.check(input, StepKeys.actionName(other));
    }
  }

  /** Leaves a step of a dry run out, because its action does not support one. */
  void skip(StepRequest request) {
    var redactor = new Redactor();
    AttemptSecrets secrets = AttemptSecrets.reveal(ports.secrets(), request, redactor);
    StepJournal journal = journal(request, "", redactor);
    begin(request, Attempt.only(), journal);
    announce(request, secrets, journal);
    journal.tell(
        StepKeys.of(request, "skipped"),
        StepState.SKIPPED,
        "Skipping because %s does not support dry-run".formatted(request.action()),
        Map.of());
    journal.flush();
  }

  /** Tells the input of a step in a dry run; secrets show as stars inside their strings. */
  private void announce(StepRequest request, AttemptSecrets secrets, StepJournal journal) {
    if (!isDryRun) {
      return;
    }
    Map<String, String> stars = new LinkedHashMap<>(secrets.form());
    stars.replaceAll((name, secret) -> Redactor.STARS);
    Map<String, Object> input =
        DeferredInput.render(request, stars, renderer, new Redactor(), journal);
    journal.info(
        "Running %s in dry-run mode with inputs (secrets redacted): %s"
            .formatted(request.action(), ActionJson.stringify(input)));
  }

  /** Runs one attempt of an undo. */
  UndoResult undo(UndoRequest request, Attempt attempt) {
    StepRequest step = request.step();
    var redactor = new Redactor();
    AttemptSecrets secrets = AttemptSecrets.reveal(ports.secrets(), step, redactor);
    String key = StepKeys.ofUndo(request);
    StepJournal journal = journal(step, key + ":log:" + attempt.number(), redactor);
    journal.carry(request.events());
    journal.tell(
        key + ":began", StepState.UNDOING, "Taking back step " + step.stepName(), Map.of());
    try (var scope = scope(step, attempt, journal, secrets, redactor)) {
      UndoResult result = takeBack(request, scope, secrets, redactor, journal);
      journal.note(pages -> pages.undone(step.run(), step.stepId(), result));
      if (result.child() == null) {
        tellUndone(step, key, result, journal);
      }
      return result;
    } catch (RuntimeException | Error e) {
      tellRetry(e, attempt, journal);
      throw Failures.of(e, redactor);
    } finally {
      journal.flush();
    }
  }

  private UndoResult takeBack(
      UndoRequest request,
      StepScope scope,
      AttemptSecrets secrets,
      Redactor redactor,
      StepJournal journal) {
    StepRequest step = request.step();
    StepResult known = request.result();
    RegisteredAction<?, ?> action = find(step.action());
    List<String> missing = secrets.missing(step.secretsNeeded());
    if (missing.isEmpty() || !action.undoes()) {
      Map<String, Object> input = input(step, secrets, redactor, journal);
      action.undo(input, known == null ? null : known.output(), scope);
    } else {
      LostSecrets.leave(request, missing, scope);
    }
    return action.undoes()
        ? takeback(step).complete(scope.undoResult(), request)
        : scope.undoResult();
  }

  /** What the step made is read, so all that it told must have been written. */
  private Takeback takeback(StepRequest step) {
    return new Takeback(
        run -> {
          backlog.require(run);
          return ports.journal().stillMade(run, step.stepId());
        });
  }

  /** What steps told and the journal has not taken yet. */
  JournalBacklog backlog() {
    return backlog;
  }

  private RegisteredAction<?, ?> find(String id) {
    return actions
        .find(id)
        .orElseThrow(
            () ->
                new Unavailable(
                    "This worker has no action '%s' (input: action). Start a worker that has it; the step goes on by itself then."
                        .formatted(id)));
  }

  private StepJournal journal(StepRequest request, String prefix, Redactor redactor) {
    return new StepJournal(backlog, request.run(), request.stepId(), prefix, redactor, scheduler);
  }

  private StepScope scope(
      StepRequest request,
      Attempt attempt,
      StepJournal journal,
      AttemptSecrets secrets,
      Redactor redactor) {
    return new StepScope(
        request, attempt, ports.workspaces(), journal, secrets, redactor, isDryRun);
  }

  private static void begin(StepRequest request, Attempt attempt, StepJournal journal) {
    if (attempt.number() == 1 && request.look() > 0) {
      return;
    }
    if (request.iteration() == null && attempt.number() == 1) {
      journal.tell(
          StepKeys.of(request, "began"),
          StepState.RUNNING,
          "Beginning step " + request.stepName(),
          Map.of("attempt", 1));
    } else if (attempt.number() > 1) {
      journal.tell(
          StepKeys.ofAttempt(request, "attempt", attempt),
          StepState.RUNNING,
          "\u001b[32minfo\u001b[39m: Attempt %d begins.".formatted(attempt.number()),
          Map.of("attempt", attempt.number()));
    }
    journal.flush();
  }

  private static void finish(StepRequest request, StepJournal journal) {
    if (request.iteration() == null) {
      journal.tell(
          StepKeys.of(request, "finished"),
          StepState.COMPLETED,
          "Finished step " + request.stepName(),
          Map.of());
    }
  }

  private static void tellUndone(
      StepRequest step, String key, UndoResult result, StepJournal journal) {
    if (result.leftovers().isEmpty()) {
      journal.tell(
          key + ":finished",
          StepState.UNDONE,
          "Step %s is taken back".formatted(step.stepName()),
          Map.of());
      return;
    }
    List<String> reasons =
        result.leftovers().stream()
            .map(left -> "%s %s: %s".formatted(left.kind(), left.name(), left.reason()))
            .toList();
    journal.tell(
        key + ":finished",
        StepState.LEFTOVER,
        "Step %s left behind %s".formatted(step.stepName(), String.join("; ", reasons)),
        Map.of());
  }

  private static void tellRetry(Throwable failure, Attempt attempt, StepJournal journal) {
    attempt
        .retryAfter(failure)
        .ifPresent(
            wait ->
                journal.warn(
                    "Attempt %d%s failed: %s It is tried again in %s."
                        .formatted(
                            attempt.number(),
                            attempt.total() > 0 ? " of " + attempt.total() : "",
                            sentence(failure),
                            words(wait))));
  }

  private static String sentence(Throwable failure) {
    String message = failure.getMessage();
    String text = message == null ? failure.getClass().getSimpleName() : message;
    return text.endsWith(".") ? text : text + ".";
  }

  private static String words(Duration wait) {
    return wait.toMillis() < 1000 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
  }
}
