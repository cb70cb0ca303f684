package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Pause;
import dev.formwork.workflows.RunFailure;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StuckUndo;
import dev.formwork.workflows.Wait;
import dev.formwork.workflows.steps.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a run knows about itself. */
final class RunState {

  /** The first interpreter version that runs steps at once. */
  private static final int COMPOSING = 3;

  private final RunRequest request;
  private final RunInfo info;
  private final List<StepProgress> steps = new ArrayList<>();
  private final Map<String, Object> stepOutputs = new LinkedHashMap<>();
  private final Variables variables;
  private RunPhase phase = RunPhase.RUNNING;
  private FailurePolicy policy = FailurePolicy.UNDO;
  private Map<String, Object> output = new LinkedHashMap<>();
  private @Nullable RunFailure failure;
  private @Nullable String snapshot;
  private @Nullable Pause pause;
  private List<StuckUndo> stuckUndos = List.of();
  private List<Wait> waits = List.of();

  RunState(RunRequest request, String workflowId) {
    this.request = request;
    this.variables = new Variables(request, stepOutputs);
    this.info =
        new RunInfo(
            request.runId(),
            workflowId,
            request.templateRef(),
            request.templateTitle(),
            request.templateDigest(),
            request.initiator(),
            request.secretNames(),
            request.baseUrl(),
            request.createdAt(),
            request.portalUrl());
    request.spec().steps().forEach(spec -> steps.add(new StepProgress(spec, steps.size() + 1)));
  }

  RunRequest request() {
    return request;
  }

  RunInfo info() {
    return info;
  }

  List<StepProgress> steps() {
    return steps;
  }

  /** The steps in their order; those of a group that may run at once come together. */
  List<List<StepProgress>> groups() {
    List<List<StepProgress>> groups = new ArrayList<>();
    String last = null;
    for (StepProgress step : steps) {
      String group = knows(COMPOSING) ? step.spec().group() : null;
      if (group == null || !group.equals(last)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(step);
      last = group;
    }
    return groups;
  }

  /** The step that a request was made for; one that the template does not name is added. */
  StepProgress step(StepRequest made) {
    return steps.stream()
        .filter(step -> step.id().equals(made.stepId()))
        .findFirst()
        .orElseGet(
            () -> {
              StepProgress added = new StepProgress(StepSpec.of(made), steps.size() + 1);
              steps.add(added);
              return added;
            });
  }

  /** Number of steps that completed or were skipped. */
  int stepsDone() {
    return (int)
        steps.stream()
            .filter(
                step -> step.state() == StepState.COMPLETED || step.state() == StepState.SKIPPED)
            .count();
  }

  RunPhase phase() {
    return phase;
  }

  void moveTo(RunPhase next) {
    phase = next;
  }

  /** Whether the run keeps the semantics of this version or a newer one. */
  boolean knows(int interpreterVersion) {
    return request.interpreterVersion() >= interpreterVersion;
  }

  @Nullable Pause pause() {
    return pause;
  }

  void pause(Pause now) {
    pause = now;
    phase = RunPhase.PAUSED;
  }

  List<StuckUndo> stuckUndos() {
    return stuckUndos;
  }

  void stuck(List<StuckUndo> now) {
    stuckUndos = now;
  }

  List<Wait> waits() {
    return waits;
  }

  void waitFor(List<Wait> now) {
    waits = now;
    phase = now.isEmpty() ? RunPhase.RUNNING : RunPhase.WAITING;
  }

  void resume() {
    pause = null;
    phase = RunPhase.RUNNING;
  }

  /** The variable `steps` of expressions. */
  Map<String, Object> stepOutputs() {
    return stepOutputs;
  }

  void keepOutput(StepProgress step, Map<String, Object> stepOutput) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("output", stepOutput);
    stepOutputs.put(step.id(), entry);
  }

  /** Forgets the output of a step that counts as failed after all. */
  void forgetOutput(StepProgress step) {
    stepOutputs.remove(step.id());
  }

  /** The variables that the step's expressions may read. */
  Variables variables(StepProgress step) {
    Branch branch = step.branch();
    return branch == null ? variables : branch.variables();
  }

  /** Whether the step follows a failure that the run does not go on after. */
  boolean hasFailedBefore(StepProgress step) {
    Branch branch = step.branch();
    return branch == null ? hasFailed() : branch.isAfterFailure();
  }

  /** Id of the workspace, or null while there are no files. */
  @Nullable String snapshot() {
    return snapshot;
  }

  void keepFiles(@Nullable String next) {
    snapshot = next;
  }

  /** Id of the workspace that the step works on, or null while there are no files. */
  @Nullable String snapshot(StepProgress step) {
    Branch branch = step.branch();
    return branch == null ? snapshot : branch.snapshot();
  }

  void add(StepProgress step, StepResult result) {
    step.add(result);
    Branch branch = step.branch();
    String next = result.snapshot() == null ? snapshot(step) : result.snapshot();
    if (branch == null) {
      snapshot = next;
    } else {
      branch.leave(next);
    }
  }

  /** Whether a step has failed that the run does not go on after. */
  boolean hasFailed() {
    return failure != null;
  }

  @Nullable RunFailure failure() {
    return failure;
  }

  /** What happens to the run because of its first failure. */
  FailurePolicy policy() {
    return policy;
  }

  /** Keeps the first failure; later ones change nothing. */
  void fail(RunFailure first, FailurePolicy itsPolicy) {
    if (failure == null) {
      failure = first;
      policy = itsPolicy;
    }
  }

  Map<String, Object> output() {
    return output;
  }

  void complete(Map<String, Object> rendered) {
    output = rendered;
    phase = RunPhase.COMPLETED;
  }

  List<Leftover> leftovers() {
    return steps.stream().flatMap(step -> step.leftovers().stream()).toList();
  }

  RunView view() {
    return new RunView(
        request.runId(),
        phase,
        steps.stream().map(StepProgress::view).toList(),
        output,
        failure,
        leftovers(),
        pause,
        stuckUndos,
        waits);
  }
}
