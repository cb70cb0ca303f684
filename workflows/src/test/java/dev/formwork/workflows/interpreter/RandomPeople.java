package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoDecision;
import io.temporal.client.WorkflowException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/** People who look after a run and the runs that are its steps, and decide at random, or not. */
final class RandomPeople {

  private static final String ADA = "user:default/ada";
  private static final Duration WEEK = Duration.ofDays(8);
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /** Long enough for all that does not wait for the cancel. Time does not skip meanwhile. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Looks without any change after which nobody expects one. */
  private static final int QUIET = 40;

  private final TestRuns runs;
  private final Random random;
  private final Queue<String> unwanted;
  private int decisions;

  /**
   * @param unwanted the workflow ids of runs that they are to cancel
   */
  RandomPeople(TestRuns runs, int seed, Queue<String> unwanted) {
    this.runs = runs;
    this.unwanted = unwanted;
    this.random = new Random(-seed - 1);
  }

  int decisions() {
    return decisions;
  }

  /** Accompanies the run to its end. */
  RunView accompany(TemplateRun run) {
    RunView view = run.state();
    int quiet = 0;
    while (!view.phase().isFinal()) {
      boolean hasDecided = decide(run, view);
      for (RunRequest child : runs.actions().children()) {
        hasDecided |= decide(child);
      }
      boolean isStuck = quiet >= QUIET;
      runs.sleep(isStuck ? WEEK : MOMENT);
      hasDecided |= cancelUnwanted();
      RunView next = run.state();
      quiet = hasDecided || isStuck || !next.equals(view) ? 0 : quiet + 1;
      view = next;
    }
    return runs.result(run);
  }

  private boolean cancelUnwanted() {
    String workflowId = unwanted.poll();
    if (workflowId == null) {
      return false;
    }
    runs.sleep(SOON);
    try {
      runs.find(workflowId).cancel(new CancelRequest(ADA, null));
    } catch (WorkflowException tooLate) {
      return false;
    }
    decisions++;
    return true;
  }

  private boolean decide(RunRequest child) {
    TemplateRun run = runs.find(RunId.parse(child.runId()).workflowId(child.templateRef()));
    try {
      return decide(run, run.state());
    } catch (WorkflowException notStartedYet) {
      return false;
    }
  }

  private boolean decide(TemplateRun run, RunView view) {
    try {
      if (view.phase().isFinal()) {
        return false;
      }
      if (view.pause() != null) {
        decide(run, view.pause().number());
        return true;
      }
      if (!view.stuckUndos().isEmpty()) {
        undo(run, view.stuckUndos().getFirst().stepId());
        return true;
      }
    } catch (WorkflowException tooLate) {
      return true;
    }
    return false;
  }

  private void decide(TemplateRun run, int pause) {
    decisions++;
    switch (random.nextInt(6)) {
      case 0, 1 -> run.decide(new Decision(Decision.Verb.RETRY, pause, ADA, null, null, null));
      case 2 ->
          run.decide(
              new Decision(Decision.Verb.SKIP, pause, ADA, null, null, Map.of("by", "hand")));
      case 3 -> run.decide(new Decision(Decision.Verb.UNDO, pause, ADA, null, null, null));
      case 4 -> run.decide(new Decision(Decision.Verb.KEEP, pause, ADA, null, null, null));
      default -> runs.sleep(WEEK);
    }
  }

  private void undo(TemplateRun run, String stepId) {
    decisions++;
    switch (random.nextInt(3)) {
      case 0 -> run.decideUndo(new UndoDecision(stepId, UndoDecision.Verb.RETRY, ADA, null));
      case 1 -> run.decideUndo(new UndoDecision(stepId, UndoDecision.Verb.SKIP, ADA, null));
      default -> runs.sleep(WEEK);
    }
  }
}
