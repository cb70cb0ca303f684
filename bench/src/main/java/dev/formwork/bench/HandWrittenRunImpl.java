package dev.formwork.bench;

import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The hand-written workflow: no conditions, no undo, no summaries, no search attributes. */
public final class HandWrittenRunImpl implements HandWrittenRun {

  private final NoopStep steps =
      Workflow.newActivityStub(
          NoopStep.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofMinutes(1))
              .setScheduleToCloseTimeout(Duration.ofMinutes(5))
              .build());

  @Override
  public RunView run(RunRequest request) {
    List<StepView> views = new ArrayList<>();
    List<StepSpec> specs = request.spec().steps();
    for (StepSpec spec : specs) {
      StepResult result = steps.noop(request(request, spec, views.size() + 1, specs.size()));
      views.add(
          new StepView(
              spec.id(),
              spec.name(),
              spec.action(),
              StepState.COMPLETED,
              null,
              result.made(),
              List.of()));
    }
    return new RunView(
        request.runId(),
        RunPhase.COMPLETED,
        views,
        Map.of(),
        null,
        List.of(),
        null,
        List.of(),
        List.of());
  }

  private static StepRequest request(RunRequest run, StepSpec spec, int position, int total) {
    RunInfo info =
        new RunInfo(
            run.runId(),
            Workflow.getInfo().getWorkflowId(),
            run.templateRef(),
            run.templateTitle(),
            run.templateDigest(),
            run.initiator(),
            run.secretNames(),
            run.baseUrl(),
            run.createdAt(),
            run.portalUrl());
    return new StepRequest(
        info,
        spec.id(),
        spec.name(),
        position,
        total,
        null,
        1,
        spec.action(),
        spec.input(),
        List.of(),
        Map.of(),
        null,
        List.of());
  }
}
