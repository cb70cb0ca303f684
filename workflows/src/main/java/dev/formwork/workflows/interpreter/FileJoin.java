package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.MergeRequest;
import dev.formwork.workflows.MergeResult;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one workspace of those that the steps of a group left. */
final class FileJoin {

  /** More contradictions than this are not told. */
  private static final int TOLD = 5;

  /** A step whose files cannot be joined with those of its neighbours. */
  record Clash(StepProgress step, StepFailure failure) {}

  private final RunState state;
  private final ActivityCalls calls;

  FileJoin(RunState state, ActivityCalls calls) {
    this.state = state;
    this.calls = calls;
  }

  /**
   * Lets the run go on with the files of all members; without an activity when at most one of them
   * changed any.
   *
   * @return null when they are joined; else one whose files and output are forgotten now
   */
  @Nullable Clash join(List<StepProgress> members) {
    String base = state.snapshot();
    List<MergeRequest.Change> changes = changes(members, base);
    if (changes.isEmpty()) {
      return null;
    }
    if (changes.stream().map(MergeRequest.Change::snapshot).distinct().count() == 1) {
      state.keepFiles(changes.getFirst().snapshot());
      return null;
    }
    String names =
        changes.stream().map(MergeRequest.Change::stepId).collect(Collectors.joining(", "));
    StepFailure failure;
    String stepId;
    try {
      MergeResult result =
          calls.merge(new MergeRequest(state.info(), base, changes), "join files of " + names);
      if (result.conflicts().isEmpty()) {
        state.keepFiles(result.snapshot());
        return null;
      }
      stepId = result.conflicts().getFirst().stepId();
      failure = new StepFailure("Conflict", message(stepId, result.conflicts()));
    } catch (CanceledFailure e) {
      return null;
    } catch (ActivityFailure e) {
      if (e.getCause() instanceof CanceledFailure) {
        return null;
      }
      stepId = changes.getLast().stepId();
      failure = StepFailure.of(e, CallLimits.OF_MERGE);
    }
    return clash(members, stepId, failure);
  }

  private static List<MergeRequest.Change> changes(
      List<StepProgress> members, @Nullable String base) {
    List<MergeRequest.Change> changes = new ArrayList<>();
    for (StepProgress member : members) {
      String snapshot = Objects.requireNonNull(member.branch()).snapshot();
      if (snapshot != null && !snapshot.equals(base)) {
        changes.add(new MergeRequest.Change(member.id(), snapshot));
      }
    }
    return changes;
  }

  private Clash clash(List<StepProgress> members, String stepId, StepFailure failure) {
    StepProgress step =
        members.stream().filter(member -> member.id().equals(stepId)).findFirst().orElseThrow();
    Objects.requireNonNull(step.branch()).reset();
    state.forgetOutput(step);
    return new Clash(step, failure);
  }

  private static String message(String stepId, List<MergeResult.Conflict> conflicts) {
    List<MergeResult.Conflict> ours =
        conflicts.stream().filter(conflict -> conflict.stepId().equals(stepId)).toList();
    String paths =
        ours.stream()
            .limit(TOLD)
            .map(conflict -> "%s (step %s)".formatted(conflict.path(), conflict.otherId()))
            .collect(Collectors.joining(", "));
    String more = ours.size() > TOLD ? " and %d more".formatted(ours.size() - TOLD) : "";
    return "Step %s changed files that a step beside it changed otherwise: %s%s. Let only one of them write a file, or run them one after the other."
        .formatted(stepId, paths, more);
  }
}
