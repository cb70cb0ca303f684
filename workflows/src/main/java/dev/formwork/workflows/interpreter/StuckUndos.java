package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.StuckUndo;
import dev.formwork.workflows.UndoDecision;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Undos that failed. Each waits for a person's word; nobody's word leaves it behind. */
final class StuckUndos {

  /** One undo that failed. */
  record Item(UndoLog.Entry entry, StepFailure failure, Instant until) {

    String stepId() {
      return entry.step().id();
    }
  }

  /** The first interpreter version that tells how many undos wait. */
  private static final int TELLING = 3;

  private final RunState state;
  private final EventLog events;
  private final List<Item> items = new ArrayList<>();
  private final Deque<UndoDecision> decisions = new ArrayDeque<>();

  private int told;

  StuckUndos(RunState state, EventLog events) {
    this.state = state;
    this.events = events;
  }

  void add(UndoLog.Entry entry, StepFailure failure) {
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    items.add(new Item(entry, failure, now.plus(patience())));
    tell();
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Waits for the next word; null when the time is over. */
  @Nullable UndoDecision await() {
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    Duration left = Duration.between(now, items.getFirst().until());
    String summary = "time to decide about undo of " + items.getFirst().stepId();
    boolean isDecided =
        !decisions.isEmpty()
            || (left.isPositive() && Countdown.await(left, summary, () -> !decisions.isEmpty()));
    return isDecided ? decisions.pop() : null;
  }

  /** Takes out what the decision is about, or the longest waiting when there is none. */
  List<Item> take(@Nullable UndoDecision decision) {
    String stepId = decision == null ? items.getFirst().stepId() : decision.stepId();
    List<Item> taken = new ArrayList<>();
    for (Iterator<Item> rest = items.iterator(); rest.hasNext(); ) {
      Item item = rest.next();
      if (item.stepId().equals(stepId)) {
        taken.add(item);
        rest.remove();
      }
    }
    tell();
    return taken;
  }

  /** Takes a decision that {@link #check} has let through. */
  void decide(UndoDecision decision) {
    decisions.add(decision);
  }

  /**
   * Refuses a decision that does not fit where the run stands.
   *
   * @throws IllegalStateException with a full sentence
   */
  void check(UndoDecision wanted) {
    UndoDecision earlier =
        decisions.stream()
            .filter(decision -> decision.stepId().equals(wanted.stepId()))
            .findFirst()
            .orElse(null);
    if (earlier != null) {
      throw new IllegalStateException(
          "%s has decided about the undo of step %s already."
              .formatted(earlier.by(), wanted.stepId()));
    }
    if (items.stream().noneMatch(item -> item.stepId().equals(wanted.stepId()))) {
      throw new IllegalStateException(
          "No undo of step '%s' waits for a decision (input: stepId). Look at the run again."
              .formatted(wanted.stepId()));
    }
  }

  /** Tells people which undos wait now; nothing when none has ever waited. */
  void tellPeople() {
    int waiting = items.size();
    if (state.knows(TELLING) && waiting + told > 0) {
      String message = "%d undos wait for a decision".formatted(waiting);
      events.run("stuck:" + ++told, null, message, Asked.of(state.stuckUndos()));
    }
  }

  private Duration patience() {
    return state.request().spec().decideWithin();
  }

  private void tell() {
    state.stuck(
        items.stream()
            .map(item -> new StuckUndo(item.stepId(), item.failure().message(), item.until()))
            .toList());
  }
}
