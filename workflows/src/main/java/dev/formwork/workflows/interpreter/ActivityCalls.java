package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.MergeRequest;
import dev.formwork.workflows.MergeResult;
import dev.formwork.workflows.RecordRequest;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowSemaphore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the activities of a run and carries its events along. */
final class ActivityCalls {

  /** Recording is a local activity: it costs no round trip, and it may be done again. */
  private static final LocalActivityOptions RECORDING =
      LocalActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofSeconds(5))
          .setScheduleToCloseTimeout(Duration.ofSeconds(6))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofMillis(100))
                  .setMaximumAttempts(3)
                  .build())
          .setSummary("record what happened")
          .build();

  /** What the database does not take in this time is lost to the run's page, not to the run. */
  private static final ActivityOptions RECORDING_LATER =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofSeconds(10))
          .setScheduleToCloseTimeout(Duration.ofMinutes(15))
          .setSummary("record what happened, once the database is back")
          .build();

  private final RunInfo run;
  private final EventLog events;
  private final WorkflowSemaphore places;
  private final int serial;

  /**
   * Calls for one run.
   *
   * @param width how many steps' activities run at once, at least 1
   */
  ActivityCalls(RunInfo run, EventLog events, int width) {
    this(run, events, width, 0);
  }

  /**
   * Calls for a run, or for its undo after its end.
   *
   * @param serial number of the undo, or 0
   */
  ActivityCalls(RunInfo run, EventLog events, int width, int serial) {
    this.run = run;
    this.events = events;
    this.places = Workflow.newWorkflowSemaphore(width);
    this.serial = serial;
  }

  /** Runs one step's activity to its end; waits for a place when many steps run at once. */
  StepResult step(StepRequest request, CallLimits limits, String summary) {
    places.acquire();
    try {
      return placed(request, limits, summary);
    } finally {
      places.release();
    }
  }

  private StepResult placed(StepRequest request, CallLimits limits, String summary) {
    StepRequest loaded = request.withEvents(portion());
    try {
      ActivityStub activity = Workflow.newUntypedActivityStub(limits.options(summary));
      return result(activity.execute(request.action(), StepResult.class, loaded));
    } catch (RuntimeException e) {
      events.giveBack(loaded.events());
      throw e;
    }
  }

  /** Runs one step's undo to its end. */
  UndoResult undo(
      StepRequest request, @Nullable StepResult result, CallLimits limits, String summary) {
    UndoRequest loaded = new UndoRequest(request, result, portion(), serial);
    try {
      ActivityStub activity = Workflow.newUntypedActivityStub(limits.options(summary));
      UndoResult undone =
          activity.execute(request.action() + TemplateRun.UNDO_SUFFIX, UndoResult.class, loaded);
      return undone == null ? new UndoResult(List.of(), List.of()) : undone;
    } catch (RuntimeException e) {
      events.giveBack(loaded.events());
      throw e;
    }
  }

  /** Joins the workspaces that steps left which ran at once. */
  MergeResult merge(MergeRequest request, String summary) {
    return Workflow.newUntypedActivityStub(CallLimits.OF_MERGE.options(summary))
        .execute(TemplateRun.MERGE_ACTIVITY, MergeResult.class, request);
  }

  private List<RunEvent> portion() {
    if (events.isCrowded()) {
      record();
    }
    return events.takePortion();
  }

  /** Records all that is pending, or leaves it pending when the database is away. */
  void record() {
    if (!events.isEmpty()) {
      RecordRequest request = new RecordRequest(run, events.take());
      if (!recordAtOnce(request)) {
        events.giveBack(request.events());
      }
    }
  }

  /** Records the last of the run, patiently. A run does not fail because nobody wrote about it. */
  void recordLast() {
    RecordRequest request = new RecordRequest(run, events.take());
    if (recordAtOnce(request)) {
      return;
    }
    try {
      Workflow.newUntypedActivityStub(RECORDING_LATER)
          .execute(TemplateRun.RECORD_ACTIVITY, Void.class, request);
    } catch (ActivityFailure e) {
      Workflow.getLogger(ActivityCalls.class)
          .atWarn()
          .addKeyValue("run", run.runId())
          .setCause(e)
          .log("The end of the run could not be recorded");
    }
  }

  private static boolean recordAtOnce(RecordRequest request) {
    try {
      Workflow.newUntypedLocalActivityStub(RECORDING)
          .execute(TemplateRun.RECORD_ACTIVITY, Void.class, request);
      return true;
    } catch (ActivityFailure e) {
      return false;
    }
  }

  private static StepResult result(@Nullable StepResult result) {
    return result == null ? new StepResult(Map.of(), null, List.of(), List.of()) : result;
  }
}
