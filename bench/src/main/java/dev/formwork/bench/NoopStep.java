package dev.formwork.bench;

import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import io.temporal.activity.ActivityInterface;

/** The typed no-op activity of {@link HandWrittenRun}. */
@ActivityInterface
public interface NoopStep {

  /** Answers at once. */
  StepResult noop(StepRequest request);
}
