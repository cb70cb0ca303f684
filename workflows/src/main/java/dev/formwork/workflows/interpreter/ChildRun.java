package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunUndo;
import dev.formwork.workflows.RunUndoRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.TemplateRun;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Another template's run as a step of this one. An activity has prepared it: the step's answer
 * holds what the run is started with. It lives as a workflow of its own and takes itself back when
 * it fails; what it left when it had ended well, the undo of the step takes back.
 */
final class ChildRun {

  /** The first interpreter version that runs templates as steps. */
  private static final int COMPOSING = 3;

  private final RunRequest request;
  private final Map<String, Object> prepared;

  private ChildRun(RunRequest request, Map<String, Object> prepared) {
    this.request = request;
    this.prepared = prepared;
  }

  /** Whether the step is a run of another template. */
  static boolean isPerformed(RunState state, StepProgress step) {
    return state.knows(COMPOSING) && step.spec().action().equals(TemplateRun.RUN_ACTION);
  }

  /** How a step ends whose activity has succeeded: at once, or with the run that it asks for. */
  static StepOutcome after(StepResult result, RunState state) {
    RunRequest child = result.child();
    return child == null || !state.knows(COMPOSING)
        ? new StepOutcome.Succeeded(result.output())
        : new ChildRun(child, result.output()).run();
  }

  /** Runs it to its end, however long that takes. */
  private StepOutcome run() {
    TemplateRun run =
        Workflow.newChildWorkflowStub(TemplateRun.class, RunStart.childOptions(request));
    try {
      RunView view = run.run(request);
      return view.phase() == RunPhase.COMPLETED ? succeeded(view) : failed(view);
    } catch (CanceledFailure e) {
      return new StepOutcome.Cancelled();
    } catch (ChildWorkflowFailure e) {
      return CancellationScope.current().isCancelRequested()
          ? new StepOutcome.Cancelled()
          : ended(e);
    }
  }

  /**
   * Takes a run back that has ended, with the machinery of every undo after a run's end. It goes on
   * when the workflow that asked for it is terminated.
   *
   * @return what stays of it
   * @throws ChildWorkflowFailure when it was terminated
   */
  static List<Leftover> takeBack(RunRequest child, RunInfo by) {
    RunUndoRequest wish = new RunUndoRequest(child.newest(), serial(), "Run " + by.runId(), null);
    RunUndo undo = Workflow.newChildWorkflowStub(RunUndo.class, wish.childOptions());
    return undo.undo(wish).leftovers();
  }

  /** Far above the numbers of the undos that people ask for, and never the same. */
  private static int serial() {
    return 1_000_000 + (int) (Workflow.randomUUID().getLeastSignificantBits() >>> 35);
  }

  private StepOutcome succeeded(RunView view) {
    Map<String, Object> output = new LinkedHashMap<>(prepared);
    output.put("output", view.output());
    return new StepOutcome.Succeeded(output);
  }

  private StepOutcome failed(RunView view) {
    RunFailure failure = view.failure();
    String phase = view.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String why = failure == null ? "" : ": " + failure.message();
    return new StepOutcome.Failed(
        new StepFailure(
            failure == null ? "Failure" : failure.type(),
            "Run %s of %s ended as %s%s"
                .formatted(request.runId(), request.templateRef(), phase, why)));
  }

  /** Nobody but an operator ends a run without its answer. */
  private StepOutcome ended(ChildWorkflowFailure failure) {
    String how =
        failure.getCause() instanceof CanceledFailure
            ? "was cancelled"
            : "was ended by Temporal or an operator";
    return new StepOutcome.Failed(
        new StepFailure(
            "ChildEnded",
            "Run %s of %s %s. Look at its page."
                .formatted(request.runId(), request.templateRef(), how)));
  }
}
