package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.Signal;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The waits that are open, and what people and systems answer to them. */
final class Waits {

  private final RunState state;
  private final ActivityCalls calls;
  private final EventLog events;
  private final RunNarrator narrator;
  private final Tellings tellings;
  private final Map<String, Signal> signals = new LinkedHashMap<>();
  private final WaitDecisions decisions = new WaitDecisions(this);
  private int opened;
  private int changes;
  private int news;

  /**
   * Something to be done when a wait has taken this long.
   *
   * @param summary what the time is for, in a few words
   * @param action answers what is to be done after it, or null
   */
  record Later(Instant at, String summary, Supplier<@Nullable Later> action) {}

  Waits(RunState state, ActivityCalls calls, EventLog events, RunNarrator narrator) {
    this.state = state;
    this.calls = calls;
    this.events = events;
    this.narrator = narrator;
    this.tellings = new Tellings(state.info(), events, () -> news++);
  }

  /** What people are told outside of the portal. */
  Tellings tellings() {
    return tellings;
  }

  /** Waits until the condition holds or the time is over, with everybody told. */
  boolean await(Wait wait, String summary, BooleanSupplier condition) {
    return await(wait, summary, condition, null, () -> {});
  }

  /**
   * Waits until the condition holds or the time is over, with everybody told.
   *
   * @param more what to do when this time has passed in vain, or null
   * @param changed called when somebody has answered and the condition does not hold yet
   * @return whether the condition held
   */
  boolean await(
      Wait wait,
      String summary,
      BooleanSupplier condition,
      @Nullable Later more,
      Runnable changed) {
    int number = ++opened;
    signals.remove(wait.key());
    open(wait, number);
    try {
      Later later = more;
      while (!condition.getAsBoolean()) {
        Instant next = later == null ? wait.until() : earlier(later.at(), wait.until());
        Duration left = Duration.between(now(), next);
        String name = later != null && next.equals(later.at()) ? later.summary() : summary;
        int known = news;
        if (left.isPositive()
            && Countdown.await(left, name, () -> news != known || condition.getAsBoolean())) {
          calls.record();
          if (!condition.getAsBoolean()) {
            changed.run();
          }
        } else if (later == null || !next.equals(later.at())) {
          return false;
        } else {
          later = later.action().get();
          calls.record();
        }
      }
      return true;
    } finally {
      close(wait, number);
    }
  }

  /** Keeps the wait open, with everybody told, while something else waits for it to be over. */
  <T> T whileOpen(Wait wait, Supplier<T> waiting) {
    int number = ++opened;
    open(wait, number);
    try {
      return waiting.get();
    } finally {
      close(wait, number);
    }
  }

  /** Tells how a wait goes; only another message is worth an event. */
  void tell(Wait changed, @Nullable String before) {
    if (Objects.equals(changed.message(), before)) {
      state.waitFor(with(changed));
      narrator.phase();
    } else {
      note(changed, "Step %s waits: %s".formatted(changed.stepId(), changed.message()));
      narrator.phase();
      calls.record();
    }
  }

  /** What people want of waits that look at something outside. */
  WaitDecisions decisions() {
    return decisions;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /** The open wait as it stands now, with its votes; null when it is over. */
  @Nullable Wait find(String key) {
    return state.waits().stream().filter(wait -> wait.key().equals(key)).findFirst().orElse(null);
  }

  @Nullable Signal signal(String key) {
    return signals.get(key);
  }

  /** Asks more people. */
  void ask(String key, List<String> more) {
    Wait wait = find(key);
    if (wait == null || wait.approval() == null) {
      return;
    }
    Wait.Approval before = wait.approval();
    List<String> approvers = new ArrayList<>(before.approvers());
    more.stream().filter(ref -> !approvers.contains(ref)).forEach(approvers::add);
    replace(
        wait.withApproval(
            new Wait.Approval(approvers, before.quorum(), before.selfApproval(), before.votes())),
        "Asking %s as well".formatted(String.join(", ", more)));
  }

  /** Takes a vote that {@link #check(Vote)} has let through. */
  void vote(Vote vote) {
    Wait wait = find(vote.waitKey());
    if (wait == null || wait.approval() == null) {
      return;
    }
    Wait.Approval before = wait.approval();
    List<Vote> votes = new ArrayList<>(before.votes());
    votes.add(vote);
    String comment = vote.comment() == null ? "" : ": " + vote.comment();
    String said = vote.verdict() == Vote.Verdict.APPROVE ? " approved" : " rejected";
    replace(
        wait.withApproval(
            new Wait.Approval(before.approvers(), before.quorum(), before.selfApproval(), votes)),
        vote.by() + said + comment);
  }

  /** Takes a signal that {@link #check(Signal)} has let through. */
  void signal(Signal signal) {
    signals.put(signal.waitKey(), signal);
  }

  /**
   * Refuses a vote of somebody who is not asked, or who has voted.
   *
   * @throws IllegalStateException with a full sentence
   */
  void check(Vote vote) {
    Wait wait = find(vote.waitKey());
    Wait.Approval approval = wait == null ? null : wait.approval();
    if (wait == null
        || approval == null
        || (vote.since() != null && !vote.since().equals(wait.since()))) {
      throw new IllegalStateException(
          "No request for approval '%s' is open (input: waitKey). Look at the run again."
              .formatted(vote.waitKey()));
    }
    if (approval.votes().stream().anyMatch(earlier -> earlier.by().equals(vote.by()))) {
      throw new IllegalStateException("%s has answered already.".formatted(vote.by()));
    }
    if (!approval.selfApproval() && vote.by().equals(state.info().initiator().ref())) {
      throw new IllegalStateException(
          "%s started the run and may not approve it. Ask another approver.".formatted(vote.by()));
    }
    boolean isAsked =
        approval.approvers().contains(vote.by())
            || vote.groups().stream().anyMatch(approval.approvers()::contains);
    if (!isAsked) {
      throw new IllegalStateException(
          "%s is not among those who may approve: %s."
              .formatted(vote.by(), String.join(", ", approval.approvers())));
    }
  }

  /**
   * Refuses a signal that nothing waits for.
   *
   * @throws IllegalStateException with a full sentence
   */
  void check(Signal signal) {
    Wait wait = find(signal.waitKey());
    if (wait == null || wait.kind() != Wait.Kind.SIGNAL || signals.containsKey(signal.waitKey())) {
      throw new IllegalStateException(
          "Nothing waits for the signal '%s' any more.".formatted(signal.waitKey()));
    }
  }

  private void open(Wait wait, int number) {
    List<Wait> all = new ArrayList<>(state.waits());
    all.add(wait);
    state.waitFor(all);
    narrator.phase();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("wait", WaitEntry.of(wait));
    String missing = wait.kind() == Wait.Kind.RESOURCE ? ": " + wait.message() : "";
    String message = "Step %s waits%s".formatted(wait.stepId(), missing);
    events.run("waiting:" + number, RunPhase.WAITING, message, data);
    calls.record();
  }

  private void close(Wait wait, int number) {
    List<Wait> rest =
        state.waits().stream().filter(other -> !other.key().equals(wait.key())).toList();
    state.waitFor(rest);
    narrator.phase();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("waited", wait.key());
    events.run(
        "waited:" + number,
        state.phase(),
        "Step %s does not wait any more".formatted(wait.stepId()),
        data);
  }

  /** Tells those who wait for an answer that there may be one. */
  private void replace(Wait changed, String message) {
    note(changed, message);
    news++;
  }

  private void note(Wait changed, String message) {
    state.waitFor(with(changed));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("wait", WaitEntry.of(changed));
    events.run("wait-changed:" + ++changes, null, message, data);
  }

  private List<Wait> with(Wait changed) {
    return state.waits().stream()
        .map(other -> other.key().equals(changed.key()) ? changed : other)
        .toList();
  }
}
