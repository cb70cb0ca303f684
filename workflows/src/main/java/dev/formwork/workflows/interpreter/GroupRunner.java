package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.StepState;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the steps of a group at once. None of them sees what its neighbours do, so their order does
 * not matter; a failure of one lets the others finish.
 */
final class GroupRunner {

  private final RunState state;
  private final StepRunner runner;
  private final ActivityCalls calls;
  private final EventLog events;

  GroupRunner(RunState state, StepRunner runner, ActivityCalls calls, EventLog events) {
    this.state = state;
    this.runner = runner;
    this.calls = calls;
    this.events = events;
  }

  /** Runs all of them to their ends, which come in the order of the steps. */
  List<StepOutcome> run(List<StepProgress> members) {
    List<Promise<StepOutcome>> ends = new ArrayList<>();
    for (StepProgress member : members) {
      member.runIn(
          new Branch(state.request(), state.stepOutputs(), state.hasFailed(), state.snapshot()));
    }
    for (StepProgress member : members) {
      ends.add(Async.function(() -> runOne(member, members)));
    }
    return ends.stream().map(Promise::get).toList();
  }

  /** Runs one and tells at once how it ended, however long its neighbours take. */
  private StepOutcome runOne(StepProgress member, List<StepProgress> members) {
    StepOutcome outcome = runner.run(member);
    switch (outcome) {
      case StepOutcome.Succeeded _ -> member.moveTo(StepState.COMPLETED);
      case StepOutcome.Failed failed -> tell(member, failed.failure(), members);
      case StepOutcome.Skipped _, StepOutcome.Cancelled _ -> {}
    }
    return outcome;
  }

  private void tell(StepProgress member, StepFailure failure, List<StepProgress> members) {
    boolean isFirst =
        !state.hasFailed()
            && members.stream().noneMatch(other -> other.state() == StepState.FAILED);
    member.fail(failure.message());
    events.failed(member, isFirst, failure.message());
    Workflow.newDetachedCancellationScope(calls::record).run();
  }
}
