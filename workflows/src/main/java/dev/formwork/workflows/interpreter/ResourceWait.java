package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.TellingInput;
import dev.formwork.workflows.Wait;
import dev.formwork.workflows.WaitDecision;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of an action that may answer "not ready yet": it is called again, at growing intervals,
 * until it answers otherwise, its time is over, or a person decides. Between two looks there is
 * nothing but a timer.
 */
final class ResourceWait {

  /** The first interpreter version in which such an answer is no attempt that failed. */
  static final int LOOKING = 3;

  private static final int MAX_SUMMARY = 200;

  /** How the call ended, unless its activity failed. */
  sealed interface Answer {}

  /** The action answered. */
  record Ready(StepResult result) implements Answer {}

  /** A person goes on without it. */
  record LeftOut(Map<String, Object> output, String sentence) implements Answer {}

  /** Nobody looks any more. */
  record GivenUp(StepFailure failure) implements Answer {}

  /** Somebody cancelled the run between two looks. */
  record Interrupted() implements Answer {}

  private final StepCall call;
  private final StepRequest request;
  private final CallLimits limits;
  private final Waits waits;
  private final ActivityCalls calls;
  private final Instant since = now();
  private int looks;

  ResourceWait(
      StepCall call, StepRequest request, CallLimits limits, Waits waits, ActivityCalls calls) {
    this.call = call;
    this.request = request;
    this.limits = limits.looking();
    this.waits = waits;
    this.calls = calls;
  }

  /**
   * Calls the action to its end.
   *
   * @throws ActivityFailure when it failed for another reason, or was cancelled while it looked
   */
  Answer run() {
    looks++;
    try {
      return new Ready(calls.step(request, limits, RunNarrator.summary(request)));
    } catch (ActivityFailure e) {
      ApplicationFailure notReady = notReady(e);
      if (notReady == null) {
        throw e;
      }
      return waitFor(notReady);
    }
  }

  private Answer waitFor(ApplicationFailure first) {
    NotReady wishes = wishes(first);
    Instant until = since.plus(limits.patience(call.step().spec().timeout(), wishes.timeout()));
    Wait wait =
        new Wait(key(), request.stepId(), Wait.Kind.RESOURCE, missing(first), since, until, null);
    try {
      return waits.whileOpen(wait, () -> lookAgain(wait, wishes));
    } catch (CanceledFailure e) {
      return new Interrupted();
    } finally {
      waits.decisions().forget(wait.key());
    }
  }

  private Answer lookAgain(Wait opened, NotReady first) {
    Wait wait = opened;
    NotReady wishes = first;
    while (now().isBefore(wait.until())) {
      String full = HistoryBudget.check();
      if (full != null) {
        return new GivenUp(new StepFailure("QuotaExceeded", full));
      }
      WaitDecision decision = pause(wait, wishes);
      if (decision != null && decision.verb() != WaitDecision.Verb.LOOK) {
        return decided(decision, wait);
      }
      try {
        return new Ready(look(wait));
      } catch (ActivityFailure e) {
        ApplicationFailure notReady = notReady(e);
        if (notReady == null) {
          throw e;
        }
        wishes = wishes(notReady);
        String before = wait.message();
        wait = wait.withLook(missing(notReady), null);
        waits.tell(wait, before);
      }
    }
    return new GivenUp(late(wait));
  }

  /** Pauses, at most until the end of the wait; answers what a person decided meanwhile. */
  private @Nullable WaitDecision pause(Wait wait, NotReady wishes) {
    WorkflowInfo info = Workflow.getInfo();
    Instant now = now();
    Duration pause =
        LookPace.next(
            wishes,
            looks,
            Duration.between(since, now),
            info.getHistoryLength(),
            info.getHistorySize());
    Duration left = Duration.between(now, wait.until());
    Duration next = pause.compareTo(left) < 0 ? pause : left;
    waits.tell(wait.withLook(String.valueOf(wait.message()), now.plus(next)), wait.message());
    Countdown.await(next, summary(next), () -> waits.decisions().isOpen(wait.key()));
    WaitDecision decision = waits.decisions().poll(wait.key());
    return decision != null && decision.verb() == WaitDecision.Verb.LOOK
        ? lookSoon(decision, wait)
        : decision;
  }

  /** Lets a look by hand keep its distance from the one before; who decides meanwhile is first. */
  private WaitDecision lookSoon(WaitDecision look, Wait wait) {
    Duration rest = waits.decisions().untilNextLook(wait.key());
    if (!rest.isPositive()) {
      return look;
    }
    waits.tell(wait.withLook(String.valueOf(wait.message()), now().plus(rest)), wait.message());
    Countdown.await(rest, summary(rest), () -> waits.decisions().isOver(wait.key()));
    WaitDecision later = waits.decisions().poll(wait.key());
    return later == null ? look : later;
  }

  private StepResult look(Wait wait) {
    waits.decisions().looking(wait.key());
    StepRequest again = request.withLook(looks++);
    Duration left = Duration.between(now(), wait.until());
    return calls.step(again, limits.within(left), RunNarrator.summary(again));
  }

  private Answer decided(WaitDecision decision, Wait wait) {
    String reason = decision.reason() == null ? "" : " Reason: " + decision.reason();
    if (decision.verb() == WaitDecision.Verb.SKIP) {
      Map<String, Object> output = decision.output();
      return new LeftOut(
          output == null ? Map.of() : output,
          "%s went on without waiting for step %s any longer.%s"
              .formatted(decision.by(), request.stepId(), reason));
    }
    return new GivenUp(
        new StepFailure(
            "WaitStopped",
            "%s stopped waiting for step '%s', which was not ready: %s.%s"
                .formatted(decision.by(), request.stepId(), wait.message(), reason)));
  }

  private StepFailure late(Wait wait) {
    return new StepFailure(
        "NotReadyInTime",
        ("Step '%s' was not ready within %s (input: timeout): %s. Give it more time, or see why it"
                + " takes so long.")
            .formatted(
                request.stepId(),
                StepFailure.words(Duration.between(since, wait.until())),
                wait.message()));
  }

  private String summary(Duration pause) {
    Duration next = Duration.ofSeconds((pause.toMillis() + 999) / 1000);
    return TellingInput.shorten(
        "%s: not ready, next look in %s"
            .formatted(RunNarrator.summary(request), StepFailure.words(next)),
        MAX_SUMMARY);
  }

  private String key() {
    return request.stepId() + (request.iteration() == null ? "" : "/" + request.iteration());
  }

  private static @Nullable ApplicationFailure notReady(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure application
            && NotReady.TYPE.equals(application.getType())
        ? application
        : null;
  }

  private static NotReady wishes(ApplicationFailure failure) {
    NotReady wishes =
        failure.getDetails().getSize() == 0 ? null : failure.getDetails().get(0, NotReady.class);
    return wishes == null ? NotReady.ANY : wishes;
  }

  /** What is missing, without the full stop of a sentence. */
  private static String missing(ApplicationFailure failure) {
    String message = String.valueOf(failure.getOriginalMessage()).strip();
    return TellingInput.shorten(
        message.endsWith(".") ? message.substring(0, message.length() - 1) : message, 1_000);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
