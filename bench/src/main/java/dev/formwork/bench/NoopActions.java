package dev.formwork.bench;

import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.util.List;
import java.util.Map;

/** The same no-op for both workflows: typed for one, by name for the other. */
final class NoopActions implements NoopStep, DynamicActivity {

  @Override
  public StepResult noop(StepRequest request) {
    return new StepResult(Map.of("done", true), null, List.of(), List.of());
  }

  @Override
  public Object execute(EncodedValues arguments) {
    return noop(arguments.get(0, StepRequest.class));
  }
}
