package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Decision;
import dev.formwork.workflows.Pause;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.StepState;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a run waits until a person decides about its failed step. */
final class DecisionDesk {

  private final RunState state;
  private final UndoLog undoLog;
  private final ActivityCalls calls;
  private final EventLog events;
  private final RunNarrator narrator;
  private int pauses;
  private @Nullable Decision decision;

  DecisionDesk(
      RunState state, UndoLog undoLog, ActivityCalls calls, EventLog events, RunNarrator narrator) {
    this.state = state;
    this.undoLog = undoLog;
    this.calls = calls;
    this.events = events;
    this.narrator = narrator;
  }

  /**
   * Parks the run until someone decides. When the time is over the run is to be taken back.
   *
   * @throws CanceledFailure when the run is cancelled meanwhile
   */
  Decision await(StepProgress step, RunFailure failure) {
    Duration patience = state.request().spec().decideWithin();
    Instant until = Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(patience);
    Pause pause = new Pause(++pauses, step.id(), failure, until, choices(step));
    decision = null;
    state.pause(pause);
    narrator.phase();
    events.run(
        "paused:" + pauses,
        RunPhase.PAUSED,
        "Waiting for a decision about step %s until %s".formatted(step.id(), Times.text(until)),
        Asked.of(pause));
    calls.record();
    try {
      Decision taken = awaitDecision(pause, patience);
      tell(taken, step);
      return taken;
    } finally {
      state.resume();
      narrator.phase();
    }
  }

  /** Takes a decision that {@link #check} has let through. */
  void decide(Decision taken) {
    decision = taken;
  }

  /**
   * Refuses a decision that does not fit where the run stands.
   *
   * @throws IllegalStateException with a full sentence
   */
  void check(Decision wanted) {
    Pause pause = state.pause();
    if (pause == null) {
      throw new IllegalStateException(
          "Run %s is not paused but %s, so there is nothing to decide."
              .formatted(state.info().runId(), words(state.phase())));
    }
    if (decision != null) {
      throw new IllegalStateException(
          "%s has decided already: %s.".formatted(decision.by(), words(decision.verb())));
    }
    if (wanted.pause() != pause.number()) {
      throw new IllegalStateException(
          "The decision is about pause %d, but the run is at pause %d (input: pause). Look at the run again."
              .formatted(wanted.pause(), pause.number()));
    }
    if (wanted.input() != null && wanted.verb() != Decision.Verb.RETRY) {
      throw new IllegalStateException(
          "Only a retry takes an input (input: input). Leave it out or choose retry.");
    }
    if (wanted.output() != null && wanted.verb() != Decision.Verb.SKIP) {
      throw new IllegalStateException(
          "Only a skipped step takes an output (input: output). Leave it out or choose skip.");
    }
  }

  private Decision awaitDecision(Pause pause, Duration patience) {
    String summary = "time to decide about step " + pause.stepId();
    boolean isDecided = Countdown.await(patience, summary, () -> decision != null);
    return isDecided && decision != null
        ? decision
        : new Decision(
            Decision.Verb.UNDO, pause.number(), "Formwork", "Nobody decided in time.", null, null);
  }

  private void tell(Decision taken, StepProgress step) {
    String reason = taken.reason() == null ? "" : " " + taken.reason();
    String what =
        switch (taken.verb()) {
          case RETRY -> "runs step %s again".formatted(step.id());
          case SKIP -> "leaves step %s out".formatted(step.id());
          case UNDO -> "takes the run back";
          case KEEP -> "keeps what the run made and ends it";
        };
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("decision", words(taken.verb()));
    data.put("by", taken.by());
    events.run(
        "decided:" + taken.pause(),
        RunPhase.RUNNING,
        "%s %s.%s".formatted(taken.by(), what, reason),
        data);
  }

  private List<Pause.Choice> choices(StepProgress failed) {
    List<String> later =
        state.steps().stream()
            .filter(step -> step.state() == StepState.OPEN)
            .map(StepProgress::id)
            .toList();
    List<String> withFailed =
        state.steps().stream()
            .filter(step -> step == failed || step.state() == StepState.OPEN)
            .map(StepProgress::id)
            .toList();
    List<String> made = undoLog.steps(true);
    List<String> kept = undoLog.steps(false);
    return List.of(
        new Pause.Choice(Decision.Verb.RETRY, withFailed, List.of(), List.of()),
        new Pause.Choice(Decision.Verb.SKIP, later, List.of(), List.of()),
        new Pause.Choice(Decision.Verb.UNDO, List.of(), kept, made),
        new Pause.Choice(Decision.Verb.KEEP, List.of(), undoLog.steps(), List.of()));
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
