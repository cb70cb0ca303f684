package dev.formwork.integrations.micrometer;

import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Measures every attempt of a step and of an undo. The activity that joins workspaces counts as a
 * step of action `formwork:merge`.
 */
public final class StepMeter extends WorkerInterceptorBase {

  private static final int MOST_ACTIONS = 300;

  /** What actions throw is a closed list; anything else is a bug of an action. */
  private static final int MOST_OUTCOMES = 30;

  private final MeterRegistry registry;
  private final BoundedNames actions = new BoundedNames(MOST_ACTIONS);
  private final BoundedNames outcomes = new BoundedNames(MOST_OUTCOMES);

  public StepMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Measured(next);
  }

  private final class Measured extends ActivityInboundCallsInterceptorBase {

    private String type = BoundedNames.OTHER;

    Measured(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      type = context.getInfo().getActivityType();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      Timer.Sample sample = Timer.start(registry);
      String outcome = "unknown";
      try {
        ActivityOutput output = super.execute(input);
        outcome = outcome(output.getResult());
        return output;
      } catch (RuntimeException failure) {
        outcome = outcome(failure);
        throw failure;
      } finally {
        stop(sample, type, outcome);
      }
    }
  }

  private void stop(Timer.Sample sample, String type, String outcome) {
    if (type.equals(TemplateRun.RECORD_ACTIVITY)) {
      sample.stop(registry.timer("formwork.records", "outcome", outcome));
    } else if (type.endsWith(TemplateRun.UNDO_SUFFIX)) {
      String action = type.substring(0, type.length() - TemplateRun.UNDO_SUFFIX.length());
      sample.stop(
          registry.timer("formwork.undos", "action", actions.of(action), "outcome", outcome));
    } else {
      sample.stop(registry.timer("formwork.steps", "action", actions.of(type), "outcome", outcome));
    }
  }

  private static String outcome(@Nullable Object result) {
    return result instanceof UndoResult undone && !undone.leftovers().isEmpty()
        ? "leftovers"
        : "succeeded";
  }

  private String outcome(RuntimeException failure) {
    return switch (failure) {
      case ApplicationFailure ours -> outcomes.of(String.valueOf(ours.getType()));
      case CanceledFailure cancelled -> "cancelled";
      case CancellationException cancelled -> "cancelled";
      default -> outcomes.of(failure.getClass().getSimpleName());
    };
  }
}
