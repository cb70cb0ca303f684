package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunUndo;
import dev.formwork.workflows.RunUndoRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.UndoDecision;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.UndoPages;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes an ended run back with the machinery of the run's own workflow. */
public final class RunUndoWorkflow implements RunUndo {

  /** The log is read however long the database is away. */
  private static final ActivityOptions READING =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofSeconds(30))
          .setSummary("read what the run may have made")
          .build();

  private final RunUndoRequest request;
  private final RunState state;
  private final EventLog events;
  private final RunNarrator narrator;
  private final ActivityCalls calls;
  private final StuckUndos stuck;
  private final UndoLog undoLog;

  /** Takes the state of the run before the first update or query may ask for it. */
  @WorkflowInit
  public RunUndoWorkflow(RunUndoRequest request) {
    if (request.run().interpreterVersion() > RunRequest.INTERPRETER_VERSION) {
      throw new IllegalStateException(
          "Undo of run %s needs interpreter version %d; this worker knows %d. A newer worker takes it."
              .formatted(
                  request.run().runId(),
                  request.run().interpreterVersion(),
                  RunRequest.INTERPRETER_VERSION));
    }
    this.request = request;
    state = new RunState(request.run(), Workflow.getInfo().getWorkflowId());
    events = new EventLog("undo:" + request.serial() + ":");
    narrator = new RunNarrator(state);
    calls = new ActivityCalls(state.info(), events, 1, request.serial());
    stuck = new StuckUndos(state, events);
    undoLog = new UndoLog(state, stuck, calls, events, narrator);
  }

  @Override
  public RunView undo(RunUndoRequest wish) {
    Workflow.newDetachedCancellationScope(this::takeBack).run();
    return state.view();
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
  public RunView state() {
    return state.view();
  }

  private void takeBack() {
    RunFailure failure = new RunFailure("Undone", sentence(), null);
    state.moveTo(RunPhase.UNDOING);
    narrator.phase();
    events.run("undoing", RunPhase.UNDOING, failure.message(), Map.of());
    calls.record();
    UndoPages pages = Workflow.newActivityStub(UndoPages.class, READING);
    List<UndoEntry> page = read(pages, UndoPages.NEWEST);
    while (!page.isEmpty()) {
      page.forEach(undoLog::takeBack);
      page = read(pages, page.getLast().number());
    }
    undoLog.awaitWords();
    close(failure);
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  private List<UndoEntry> read(UndoPages pages, int before) {
    return pages.read(state.info().runId(), before).entries();
  }

  private void close(RunFailure failure) {
    state.steps().stream().filter(step -> !step.leftovers().isEmpty()).forEach(this::tellLeft);
    int left = state.leftovers().size();
    state.moveTo(left == 0 ? RunPhase.UNDONE : RunPhase.UNDONE_WITH_LEFTOVERS);
    narrator.phase();
    Map<String, Object> data = new LinkedHashMap<>();
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("name", failure.type());
    error.put("message", failure.message());
    data.put("error", error);
    data.put("leftovers", RunEnding.leftovers(state));
    String end = left == 0 ? "The run is taken back" : "The run is taken back, but for what stays";
    events.completion(state.phase(), end, data);
    calls.recordLast();
  }

  /** One iteration that was taken back must not hide another one that was not. */
  private void tellLeft(StepProgress step) {
    events.step(
        step, "left", StepState.LEFTOVER, "Step %s left something behind".formatted(step.id()));
  }

  private String sentence() {
    String reason = request.reason() == null ? "" : ": " + request.reason();
    return "%s took the run back%s".formatted(request.by(), reason);
  }
}
