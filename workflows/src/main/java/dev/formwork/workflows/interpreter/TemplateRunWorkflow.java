package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.Signal;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoDecision;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.WaitDecision;
import dev.formwork.workflows.steps.InputRenderer;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks the steps of a run and ends it; takes it back when a step fails or someone cancels. */
public final class TemplateRunWorkflow implements TemplateRun {

  /** The newest semantics that this code knows. */
  private static final int NEWEST_VERSION = RunRequest.INTERPRETER_VERSION;

  private final RunState state;
  private final RunEnding ending;
  private final CancellationScope steps;
  private final DecisionDesk desk;
  private final StuckUndos stuck;
  private final Waits waits;
  private @Nullable CancelRequest cancellation;

  /** Takes the state of the run before the first update or query may ask for it. */
  @WorkflowInit
  public TemplateRunWorkflow(RunRequest request) {
    if (request.interpreterVersion() > NEWEST_VERSION) {
      throw new IllegalStateException(
          "Run %s needs interpreter version %d; this worker knows %d. A newer worker takes it."
              .formatted(request.runId(), request.interpreterVersion(), NEWEST_VERSION));
    }
    state = new RunState(request, Workflow.getInfo().getWorkflowId());
    EventLog events = new EventLog();
    RunNarrator narrator = new RunNarrator(state);
    ActivityCalls calls = new ActivityCalls(state.info(), events, request.placesAtOnce());
    stuck = new StuckUndos(state, events);
    UndoLog undoLog = new UndoLog(state, stuck, calls, events, narrator);
    InputRenderer renderer = new InputRenderer(request.hosts());
    waits = new Waits(state, calls, events, narrator);
    StepRunner runner = new StepRunner(state, renderer, calls, waits, undoLog, events, narrator);
    desk = new DecisionDesk(state, undoLog, calls, events, narrator);
    StepWalker walker = new StepWalker(state, runner, calls, desk, events, this::isCancelled);
    ending = new RunEnding(state, renderer, calls, undoLog, events, narrator);
    steps = Workflow.newCancellationScope(walker::walk);
  }

  @Override
  public RunView run(RunRequest request) {
    steps.run();
    Workflow.newDetachedCancellationScope(this::end).run();
    return state.view();
  }

  @Override
  public void cancel(CancelRequest request) {
    if (cancellation == null) {
      cancellation = request;
      steps.cancel(request.by());
    }
  }

  @Override
  public void validateCancel(CancelRequest request) {
    RunPhase phase = state.phase();
    if (phase.isFinal()) {
      throw new IllegalStateException(
          "Run %s has ended as %s and cannot be cancelled any more."
              .formatted(state.info().runId(), words(phase)));
    }
    if (phase == RunPhase.UNDOING && cancellation == null) {
      throw new IllegalStateException(
          "Run %s is being taken back already; wait until that has ended."
              .formatted(state.info().runId()));
    }
  }

  @Override
  public void decide(Decision decision) {
    desk.decide(decision);
  }

  @Override
  public void validateDecide(Decision decision) {
    desk.check(decision);
  }

  @Override
  public void decideUndo(UndoDecision decision) {
    stuck.decide(decision);
  }

  @Override
  public void validateDecideUndo(UndoDecision decision) {
    stuck.check(decision);
  }

  @Override
  public void vote(Vote vote) {
    waits.vote(vote);
  }

  @Override
  public void validateVote(Vote vote) {
    waits.check(vote);
  }

  @Override
  public void tell(Signal signal) {
    waits.signal(signal);
  }

  @Override
  public void validateTell(Signal signal) {
    waits.check(signal);
  }

  @Override
  public void decideWait(WaitDecision decision) {
    waits.decisions().take(decision);
  }

  @Override
  public void validateDecideWait(WaitDecision decision) {
    waits.decisions().check(decision);
  }

  @Override
  public RunView state() {
    return state.view();
  }

  private void end() {
    if (isCancelled()) {
      ending.endCancelled(reason());
    } else {
      ending.end();
    }
    Workflow.await(() -> Workflow.isEveryHandlerFinished() && waits.tellings().areSettled());
  }

  private boolean isCancelled() {
    return cancellation != null || steps.isCancelRequested();
  }

  private String reason() {
    if (cancellation == null) {
      return "The run was cancelled in Temporal.";
    }
    String reason = cancellation.reason() == null ? "" : ": " + cancellation.reason();
    return "The run was cancelled by %s%s".formatted(cancellation.by(), reason);
  }

  private static String words(RunPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
