package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Signal;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps that the workflow performs itself, because they wait: `approval:*` and `wait:*`. */
final class WaitingSteps {

  /** The first interpreter version that performs them. */
  private static final int WAITING = 2;

  /** The first interpreter version that tells approvers outside of the portal. */
  private static final int TELLING = 3;

  private static final Duration PATIENCE = Duration.ofDays(7);

  /** Backstage lets `debug:wait` wait no longer. */
  private static final Duration LONGEST_SHORT_TIME = Duration.ofMinutes(10);

  private final RunState state;
  private final Waits waits;
  private final EventLog events;

  WaitingSteps(RunState state, Waits waits, EventLog events) {
    this.state = state;
    this.waits = waits;
    this.events = events;
  }

  /** Whether a step of this action holds no worker. */
  boolean perform(String action) {
    return state.knows(WAITING)
        && switch (action) {
          case "approval:request", "debug:wait", "wait:duration", "wait:until", "wait:signal" ->
              true;
          default -> false;
        };
  }

  /** Performs the step, however long it takes. */
  StepOutcome run(StepCall call) {
    StepProgress step = call.step();
    if (call.iteration() == null) {
      String message = "Beginning step %s".formatted(step.spec().name());
      events.step(step, "began", StepState.RUNNING, message);
    }
    StepOutcome outcome;
    try {
      outcome = performed(call);
    } catch (CanceledFailure e) {
      return new StepOutcome.Cancelled();
    }
    if (outcome instanceof StepOutcome.Succeeded && call.iteration() == null) {
      String message = "Finished step %s".formatted(step.spec().name());
      events.step(step, "finished", StepState.COMPLETED, message);
    }
    return outcome;
  }

  /** Calls an action's activity, as often as what it looks for is not ready yet. */
  ResourceWait.Answer untilReady(
      StepCall call, StepRequest request, CallLimits limits, ActivityCalls calls) {
    if (!state.knows(ResourceWait.LOOKING)) {
      return new ResourceWait.Ready(calls.step(request, limits, RunNarrator.summary(request)));
    }
    ResourceWait.Answer answer = new ResourceWait(call, request, limits, waits, calls).run();
    if (answer instanceof ResourceWait.LeftOut leftOut) {
      String what = request.iteration() == null ? "" : request.iteration() + ":";
      StepState next = request.iteration() == null ? StepState.COMPLETED : null;
      events.step(call.step(), what + "left-out", next, leftOut.sentence());
    }
    return answer;
  }

  private StepOutcome performed(StepCall call) {
    if (!call.input().deferred().isEmpty()) {
      return invalid(call, "may not use secrets (input: %s)".formatted(call.input().deferred()));
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> values = (Map<String, Object>) Objects.requireNonNull(call.input().value());
    WaitInput input = new WaitInput(values);
    return switch (call.step().spec().action()) {
      case "debug:wait" -> shortTime(call, input);
      case "wait:duration" -> duration(call, input);
      case "wait:until" -> until(call, input);
      case "wait:signal" -> signal(call, input);
      default -> approval(call, input);
    };
  }

  private StepOutcome shortTime(StepCall call, WaitInput input) {
    Duration duration =
        input
            .time("minutes", ChronoUnit.MINUTES)
            .plus(input.time("seconds", ChronoUnit.SECONDS))
            .plus(input.time("milliseconds", ChronoUnit.MILLIS));
    if (duration.compareTo(LONGEST_SHORT_TIME) > 0) {
      input.fault(
          "sum up to %s, longer than 10 minutes; use wait:duration (inputs: minutes, seconds, milliseconds)"
              .formatted(duration));
    }
    String problem = input.problem();
    return problem == null ? pass(call, now().plus(duration)) : invalid(call, problem);
  }

  private StepOutcome duration(StepCall call, WaitInput input) {
    Duration duration = input.duration("duration");
    if (duration == null && input.problem() == null) {
      input.fault("must be given, such as 10m (input: duration)");
    }
    String problem = input.problem();
    return duration == null || problem != null
        ? invalid(call, String.valueOf(problem))
        : pass(call, now().plus(duration));
  }

  private StepOutcome until(StepCall call, WaitInput input) {
    Instant time = input.instant("time");
    if (time == null && input.problem() == null) {
      input.fault("must be given, such as 2026-11-21T18:00:00Z (input: time)");
    }
    String problem = input.problem();
    return time == null || problem != null
        ? invalid(call, String.valueOf(problem))
        : pass(call, time);
  }

  private StepOutcome pass(StepCall call, Instant until) {
    Wait wait = wait(call, Wait.Kind.TIME, null, until, null);
    waits.await(wait, summary(call, "until " + Times.text(until)), () -> false);
    return new StepOutcome.Succeeded(Map.of());
  }

  private StepOutcome signal(StepCall call, WaitInput input) {
    Duration timeout = input.duration("timeout", PATIENCE);
    String message = input.text("message");
    String onTimeout = input.choice("onTimeout", "fail", "continue");
    String problem = input.problem();
    if (problem != null) {
      return invalid(call, problem);
    }
    Wait wait = wait(call, Wait.Kind.SIGNAL, message, now().plus(timeout), null);
    waits.await(wait, summary(call, "for a signal"), () -> waits.signal(wait.key()) != null);
    Signal signal = waits.signal(wait.key());
    if (signal == null && onTimeout.equals("fail")) {
      return new StepOutcome.Failed(
          new StepFailure(
              "NoSignal",
              "No signal came for step '%s' until %s (input: timeout). Give it more time, or see why nobody sent it."
                  .formatted(call.step().id(), Times.text(wait.until()))));
    }
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("received", signal != null);
    output.put("payload", signal == null ? Map.of() : signal.payload());
    return new StepOutcome.Succeeded(output);
  }

  private StepOutcome approval(StepCall call, WaitInput input) {
    ApprovalRequest request = ApprovalRequest.of(input, PATIENCE);
    String problem = input.problem();
    if (problem != null) {
      return invalid(call, problem);
    }
    Instant until = now().plus(request.deadline());
    Wait wait = wait(call, Wait.Kind.APPROVAL, request.message(), until, request.asked());
    ApproverTelling telling =
        state.knows(TELLING) ? waits.tellings().about(call.step(), request.wish()) : null;
    return new Approving(waits, wait, request, telling).run(summary(call, "for approval"));
  }

  private Wait wait(
      StepCall call,
      Wait.Kind kind,
      @Nullable String message,
      Instant until,
      Wait.@Nullable Approval approval) {
    String key = call.step().id() + (call.iteration() == null ? "" : "/" + call.iteration());
    return new Wait(key, call.step().id(), kind, message, now(), until, approval);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  private String summary(StepCall call, String what) {
    return "%d/%d %s %s"
        .formatted(call.step().position(), state.steps().size(), call.step().spec().action(), what);
  }

  private static StepOutcome invalid(StepCall call, String problem) {
    return new StepOutcome.Failed(
        StepFailure.invalidInput(
            "Invalid input passed to action %s of step '%s': %s."
                .formatted(call.step().spec().action(), call.step().id(), problem)));
  }

  /** How the votes went, for the output of the step. */
  static Map<String, Object> output(List<Vote> votes) {
    Map<String, Object> output = new LinkedHashMap<>();
    output.put(
        "approvedBy",
        votes.stream()
            .filter(vote -> vote.verdict() == Vote.Verdict.APPROVE)
            .map(Vote::by)
            .toList());
    output.put("comments", votes.stream().map(Vote::comment).filter(Objects::nonNull).toList());
    return output;
  }
}
