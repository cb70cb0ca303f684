package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.UndoDecision;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.UndoResult;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be taken back when the run is undone. A step is written down before its activity is
 * scheduled, because an activity that seems to have failed may have made something.
 */
final class UndoLog {

  /** The first interpreter version in which a failed undo waits for a person. */
  private static final int PARKING = 2;

  /** The first interpreter version that runs templates as steps. */
  private static final int COMPOSING = 3;

  /** For an action that the run's request does not name. */
  private static final ActionPolicy UNKNOWN =
      new ActionPolicy(
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofSeconds(30),
          5,
          Duration.ofSeconds(2),
          null);

  /** One activity that was, or may have been, carried out. */
  static final class Entry {

    private final StepProgress step;
    private final StepRequest request;
    private final ActionPolicy policy;
    private @Nullable StepResult result;
    private int tries = 1;

    private Entry(StepProgress step, StepRequest request, ActionPolicy policy) {
      this.step = step;
      this.request = request;
      this.policy = policy;
    }

    StepProgress step() {
      return step;
    }

    /** Whether its undo would do what the undo of this one does. */
    private boolean isSameAs(StepRequest other) {
      return request.attemptGroup() < other.attemptGroup()
          && (result == null || result.child() == null)
          && request.idempotencyKey().equals(other.idempotencyKey())
          && request.input().equals(other.input());
    }

    /** Keeps the answer of the activity, which its undo reads. */
    void answered(StepResult answer) {
      result = answer;
    }
  }

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final RunState state;
  private final StuckUndos stuck;
  private final ActivityCalls calls;
  private final EventLog events;
  private final RunNarrator narrator;

  UndoLog(
      RunState state,
      StuckUndos stuck,
      ActivityCalls calls,
      EventLog events,
      RunNarrator narrator) {
    this.state = state;
    this.stuck = stuck;
    this.calls = calls;
    this.events = events;
    this.narrator = narrator;
  }

  /** Writes an activity down that is about to be scheduled. */
  Entry register(StepProgress step, StepRequest request, ActionPolicy policy) {
    Entry entry = new Entry(step, request, policy);
    entries.removeIf(earlier -> earlier.isSameAs(request));
    entries.push(entry);
    return entry;
  }

  /** Strikes out an activity that was not scheduled after all. */
  void strike(Entry entry) {
    entries.remove(entry);
  }

  /** Ids of the steps that may have made something, the newest first. */
  List<String> steps() {
    return entries.stream().map(entry -> entry.step.id()).distinct().toList();
  }

  /**
   * Ids of the steps that may have made something, the newest first.
   *
   * @param undone those that an undo takes back, or those that it keeps
   */
  List<String> steps(boolean undone) {
    return entries.stream()
        .filter(entry -> undone == (entry.step.spec().undo() != UndoPolicy.KEEP))
        .map(entry -> entry.step.id())
        .distinct()
        .toList();
  }

  /**
   * Takes everything back, the newest first. An undo that fails waits for a person's word while the
   * others go on. Runs in the caller's cancellation scope, which must be detached.
   */
  void undoAll() {
    while (!entries.isEmpty()) {
      Entry entry = entries.pop();
      if (entry.step.spec().undo() == UndoPolicy.KEEP) {
        keep(entry.step);
      } else {
        undo(entry);
        tellIterations(entry);
      }
    }
    awaitWords();
  }

  /** Takes one activity of an ended run back; one that fails waits for {@link #awaitWords}. */
  void takeBack(UndoEntry late) {
    StepRequest request = late.step();
    ActionPolicy policy = state.request().actions().getOrDefault(request.action(), UNKNOWN);
    Entry entry = new Entry(state.step(request), request, policy);
    if (late.result() != null) {
      entry.answered(late.result());
    }
    if (entry.step.spec().undo() == UndoPolicy.KEEP) {
      entry.step.moveTo(StepState.KEPT);
    } else {
      undo(entry);
    }
  }

  /** Ends when every undo that failed has been tried again or left. */
  void awaitWords() {
    while (!stuck.isEmpty()) {
      narrator.attention(true);
      stuck.tellPeople();
      calls.record();
      UndoDecision decision = stuck.await();
      for (StuckUndos.Item item : stuck.take(decision)) {
        if (decision != null && decision.verb() == UndoDecision.Verb.RETRY) {
          item.entry().tries++;
          undo(item.entry());
        } else {
          String by = decision == null ? "Nobody decided in time" : decision.by() + " left it";
          leave(item.entry(), "%s %s.".formatted(item.failure().message(), by));
        }
      }
    }
    narrator.attention(false);
    stuck.tellPeople();
  }

  /** One iteration that was taken back must not hide another one that was not. */
  private void tellIterations(Entry entry) {
    boolean isLast = entries.stream().noneMatch(other -> other.step == entry.step);
    if (entry.request.iteration() != null && isLast && !entry.step.leftovers().isEmpty()) {
      events.step(
          entry.step,
          "left",
          StepState.LEFTOVER,
          "Step %s left something behind".formatted(entry.step.id()));
    }
  }

  /** Keeps everything that was made. */
  void keepAll() {
    entries.forEach(entry -> keep(entry.step));
    entries.clear();
  }

  private void keep(StepProgress step) {
    if (step.state() == StepState.COMPLETED) {
      step.moveTo(StepState.KEPT);
      events.step(step, "kept", StepState.KEPT, "Keeping what step %s made".formatted(step.id()));
    }
  }

  private void undo(Entry entry) {
    StepProgress step = entry.step;
    step.moveTo(StepState.UNDOING);
    narrator.step(step, entry.policy);
    CallLimits limits = CallLimits.ofUndo(entry.policy);
    try {
      UndoResult undone =
          calls.undo(entry.request, entry.result, limits, RunNarrator.undoSummary(entry.request));
      step.leave(undone.leftovers());
      takeBack(undone.child(), step);
    } catch (ActivityFailure | ChildWorkflowFailure e) {
      StepFailure failure = StepFailure.ofUndo(e, limits);
      tellFailure(entry, failure.message());
      if (state.knows(PARKING)) {
        stuck.add(entry, failure);
        return;
      }
      step.leave(leftovers(entry, failure.message()));
    }
    step.moveTo(step.leftovers().isEmpty() ? StepState.UNDONE : StepState.LEFTOVER);
  }

  /** Takes back the run that the step was, and tells what only the workflow knows. */
  private void takeBack(@Nullable RunRequest child, StepProgress step) {
    if (child == null || !state.knows(COMPOSING)) {
      return;
    }
    step.leave(ChildRun.takeBack(child, state.info()));
    boolean isClean = step.leftovers().isEmpty();
    events.step(
        step,
        "undo:finished",
        isClean ? StepState.UNDONE : StepState.LEFTOVER,
        isClean
            ? "Step %s is taken back".formatted(step.spec().name())
            : "Step %s left behind what its run could not take back".formatted(step.spec().name()));
  }

  private void leave(Entry entry, String reason) {
    entry.step.leave(leftovers(entry, reason));
    entry.step.moveTo(StepState.LEFTOVER);
    tell(entry, "left", "Step %s was left as it is. %s".formatted(entry.step.id(), reason));
  }

  private void tellFailure(Entry entry, String reason) {
    tell(
        entry,
        "undo-failed",
        "Step %s could not be taken back: %s".formatted(entry.step.id(), reason));
  }

  private void tell(Entry entry, String what, String message) {
    String iteration = entry.request.iteration() == null ? "" : ":" + entry.request.iteration();
    String tries = entry.tries == 1 ? "" : ":try-" + entry.tries;
    events.step(entry.step, what + iteration + tries, StepState.LEFTOVER, message);
  }

  /** What the step is known to have made, or the step itself when nobody knows. */
  private static List<Leftover> leftovers(Entry entry, String reason) {
    if (entry.result == null || entry.result.made().isEmpty()) {
      String name = entry.request.stepName();
      return List.of(new Leftover("step", name, null, reason));
    }
    return entry.result.made().stream()
        .map(made -> new Leftover(made.kind(), made.name(), made.url(), reason))
        .toList();
  }
}
