package dev.formwork.api.reconcile;

import dev.formwork.api.attention.AttentionKind;
import dev.formwork.api.runs.RunViews;
import dev.formwork.api.runs.RunsInTemporal;
import dev.formwork.integrations.postgres.PostgresRunJournal;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunEvent.Kind;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepView;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares runs that have fallen silent with Temporal, which decides, and brings the tables to what
 * it says. Doing it again changes nothing.
 */
final class Reconciler {

  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

  /** A worker that comes up late or is redeployed makes a few attempts fail. */
  private static final int FAILING_AFTER = 4;

  /** What stands before the serial number in the id of a workflow that takes a run back. */
  private static final String UNDO = ".undo.";

  private final JdbcClient jdbc;
  private final SilentRuns silent;
  private final RunsInTemporal temporal;
  private final RunViews views;
  private final PostgresRunJournal journal;
  private final MeterRegistry meters;
  private final Clock clock;

  Reconciler(
      JdbcClient jdbc,
      RunsInTemporal temporal,
      RunViews views,
      PostgresRunJournal journal,
      MeterRegistry meters,
      Clock clock) {
    this.jdbc = jdbc;
    this.silent = new SilentRuns(jdbc);
    this.temporal = temporal;
    this.views = views;
    this.journal = journal;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Compares some of the runs that are due.
   *
   * @return how many were compared; 0 when none is due
   * @throws RuntimeException when Temporal or the database does not answer
   */
  int reconcileSome(ReconcileSettings settings) {
    List<SilentRun> due = silent.take(clock.instant(), settings.silence(), settings.again());
    due.forEach(this::reconcile);
    return due.size();
  }

  private void reconcile(SilentRun run) {
    RunsInTemporal.Found found = temporal.look(run.workflowId());
    switch (found.state()) {
      case OPEN -> open(run, found);
      case COMPLETED, CANCELLED -> ended(run, found);
      case FAILED, TERMINATED, TIMED_OUT -> endedWithoutUndo(run, found);
      case NOT_FOUND -> unknown(run, found);
    }
  }

  private void open(SilentRun run, RunsInTemporal.Found found) {
    if (found.taskAttempts() >= FAILING_AFTER) {
      silent.needsAttention(
          run,
          AttentionKind.FAILING.word(),
          "Workers have failed %d times in a row to go on with the run."
              .formatted(found.taskAttempts() - 1),
          clock.instant());
      return;
    }
    silent.isWell(run, AttentionKind.FAILING.word());
    if (Long.valueOf(found.historyLength()).equals(run.checkedHistory())) {
      return;
    }
    view(run)
        .ifPresent(
            view -> {
              if (!view.phase().isFinal() && !silent.hasSpoken(run)) {
                repair(run, view, view.phase(), found, clock.instant(), List.of());
                silent.agree(run.id(), found.historyLength());
              }
            });
  }

  private void ended(SilentRun run, RunsInTemporal.Found found) {
    view(run)
        .ifPresent(
            view -> {
              Instant at = closed(found);
              repair(run, view, view.phase(), found, at, LastEvents.of(prefix(run), view, at));
            });
  }

  private void endedWithoutUndo(SilentRun run, RunsInTemporal.Found found) {
    Instant at = closed(found);
    List<RunEvent> last = List.of(LastEvents.withoutUndo(prefix(run), found.state(), at));
    RunView view =
        found.state() == RunsInTemporal.State.NOT_FOUND
            ? null
            : views.find(run.workflowId()).orElse(null);
    repair(run, view, RunPhase.FAILED, found, at, last);
    silent.needsAttention(
        run, AttentionKind.ENDED_WITHOUT_UNDO.word(), LastEvents.reason(found.state()), at);
  }

  private void unknown(SilentRun run, RunsInTemporal.Found found) {
    if (run.lastEventAt() == null && silent.startOver(run)) {
      note(
          run, found, "Temporal does not know the run, and nothing has begun; it is started again");
      return;
    }
    endedWithoutUndo(run, found);
  }

  /** What a worker says of the run; when none answers, the run waits on the list for people. */
  private Optional<RunView> view(SilentRun run) {
    Optional<RunView> view = views.find(run.workflowId());
    if (view.isPresent()) {
      silent.isWell(run, AttentionKind.BEHIND.word());
    } else {
      silent.needsAttention(
          run,
          AttentionKind.BEHIND.word(),
          "No worker tells where the run stands; its page shows what was known before.",
          clock.instant());
    }
    return view;
  }

  private void repair(
      SilentRun run,
      @Nullable RunView view,
      RunPhase phase,
      RunsInTemporal.Found found,
      Instant at,
      List<RunEvent> last) {
    List<RunEvent> events = new ArrayList<>();
    if (view != null) {
      Shown shown = Shown.of(jdbc, run.id());
      events.addAll(Differences.between(run, shown, view, phase, found.historyLength(), at));
      view.steps().forEach(step -> made(run, step, shown));
    }
    events.addAll(last);
    if (!events.isEmpty()) {
      journal.record(run.id().toString(), events);
      note(run, found, "Reconciled with Temporal: the run is %s".formatted(word(phase)));
    }
  }

  private void made(SilentRun run, StepView step, Shown shown) {
    for (Made made : step.made()) {
      if (!shown.made().contains(step.id() + " " + made.kind() + " " + made.name())) {
        journal.made(run.id().toString(), step.id(), made);
      }
    }
  }

  /** Says on the run's page and in the log that something was repaired. */
  private void note(SilentRun run, RunsInTemporal.Found found, String message) {
    journal.record(
        run.id().toString(),
        List.of(
            new RunEvent(
                "reconciled:" + found.historyLength(),
                Kind.LOG,
                clock.instant(),
                null,
                null,
                null,
                message,
                Map.of())));
    meters.counter("formwork.runs.reconciled", "workflow", word(found.state())).increment();
    log.atInfo()
        .addKeyValue("run", run.id())
        .addKeyValue("before", run.phase())
        .addKeyValue("workflow", found.state())
        .log("Run reconciled");
  }

  /** Of the keys of events; empty unless the workflow takes an ended run back. */
  private static String prefix(SilentRun run) {
    String id = run.workflowId();
    int at = id.indexOf(UNDO);
    return at < 0 ? "" : "undo:" + id.substring(at + UNDO.length()) + ":";
  }

  private Instant closed(RunsInTemporal.Found found) {
    return found.closedAt() == null ? clock.instant() : found.closedAt();
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
