package dev.formwork.activities.action;

import dev.formwork.workflows.MergeRequest;
import dev.formwork.workflows.MergeResult;
import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.RecordRequest;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoRequest;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.EncodedValues;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The one activity that runs every action: its type is the action's id, or the id and `:undo`, or
 * one of {@link TemplateRun#RECORD_ACTIVITY} and {@link TemplateRun#MERGE_ACTIVITY}.
 */
public final class ActionActivity implements DynamicActivity, AutoCloseable {

  private final ScheduledExecutorService scheduler;
  private final StepRunner steps;
  private final ActionPorts ports;
  private final RunEnd runEnd;

  public ActionActivity(ActionRegistry actions, ActionPorts ports) {
    this.scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("step-journal").daemon().factory());
    this.steps = new StepRunner(actions, ports, scheduler);
    this.ports = ports;
    this.runEnd = new RunEnd(ports, steps.backlog());
  }

  @Override
  public @Nullable Object execute(EncodedValues arguments) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    String type = context.getInfo().getActivityType();
    if (type.equals(TemplateRun.RECORD_ACTIVITY)) {
      record(arguments.get(0, RecordRequest.class));
      return null;
    }
    if (type.equals(TemplateRun.MERGE_ACTIVITY)) {
      return merge(arguments.get(0, MergeRequest.class));
    }
    try (SignOfLife alive = SignOfLife.of(context, scheduler)) {
      return type.endsWith(TemplateRun.UNDO_SUFFIX)
          ? steps.undo(arguments.get(0, UndoRequest.class), attempt(context))
          : steps.run(arguments.get(0, StepRequest.class), attempt(context));
    }
  }

  private void record(RecordRequest request) {
    try {
      runEnd.record(request);
    } catch (RuntimeException e) {
      throw Failures.of(e, new Redactor());
    }
  }

  private MergeResult merge(MergeRequest request) {
    try {
      return ports.workspaces().merge(request);
    } catch (RuntimeException e) {
      throw Failures.of(e, new Redactor());
    }
  }

  private static Attempt attempt(ActivityExecutionContext context) {
    ActivityInfo info = context.getInfo();
    RetryOptions retries = info.getRetryOptions();
    int total = retries == null ? 0 : retries.getMaximumAttempts();
    return new Attempt(
        info.getAttempt(),
        total,
        next(info.getAttempt(), retries),
        isLook(retries),
        context::heartbeat);
  }

  private static boolean isLook(@Nullable RetryOptions retries) {
    return retries != null
        && retries.getDoNotRetry() != null
        && List.of(retries.getDoNotRetry()).contains(NotReady.TYPE);
  }

  private static Duration next(int attempt, @Nullable RetryOptions retries) {
    if (retries == null || retries.getInitialInterval() == null) {
      return Duration.ofSeconds(1);
    }
    double factor = Math.pow(Math.max(1, retries.getBackoffCoefficient()), attempt - 1);
    double millis = Math.min(retries.getInitialInterval().toMillis() * factor, 3.6e6);
    Duration wait = Duration.ofMillis((long) millis);
    Duration longest = retries.getMaximumInterval();
    return longest != null && longest.compareTo(wait) < 0 ? longest : wait;
  }

  /** Writes the progress that was not written yet, if the journal takes it within some seconds. */
  @Override
  public void close() {
    steps.backlog().close();
    scheduler.shutdown();
  }
}
