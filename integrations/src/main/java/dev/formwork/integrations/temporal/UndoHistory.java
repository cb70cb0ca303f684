package dev.formwork.integrations.temporal;

import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the history of a run what its own undo log held when it ended: every activity that was
 * scheduled, but for those that were taken back and left nothing.
 */
public final class UndoHistory {

  /** Activities of our own that belong to no step. */
  private static final String OWN = "formwork:";

  /** Two calls whose undo does the same. */
  private record Call(String key, Map<String, Object> input, int attemptGroup) {

    /** Each attempt of a step that is a run of its own has made another run. */
    static Call of(StepRequest step) {
      boolean isRun = step.action().equals(TemplateRun.RUN_ACTION);
      return new Call(step.idempotencyKey(), step.input(), isRun ? step.attemptGroup() : 1);
    }
  }

  private final DataConverter converter;
  private final Map<Long, StepRequest> scheduled = new LinkedHashMap<>();
  private final Map<Long, UndoRequest> undos = new LinkedHashMap<>();
  private final Map<Call, UndoEntry> entries = new LinkedHashMap<>();
  private @Nullable RunRequest request;

  private UndoHistory(DataConverter converter) {
    this.converter = converter;
  }

  /** Reads a whole history. */
  public static UndoHistory of(WorkflowExecutionHistory history, DataConverter converter) {
    UndoHistory read = new UndoHistory(converter);
    history.getEvents().forEach(read::take);
    return read;
  }

  /** What the run may have made, the oldest first. */
  public List<UndoEntry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** What the run was started with. */
  public Optional<RunRequest> request() {
    return Optional.ofNullable(request);
  }

  private void take(HistoryEvent event) {
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED ->
          request =
              value(
                  event.getWorkflowExecutionStartedEventAttributes().getInput(), RunRequest.class);
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED ->
          schedule(event.getEventId(), event.getActivityTaskScheduledEventAttributes());
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          complete(event.getActivityTaskCompletedEventAttributes());
      default -> {}
    }
  }

  private void schedule(long id, ActivityTaskScheduledEventAttributes activity) {
    String type = activity.getActivityType().getName();
    if (type.startsWith(OWN)) {
      return;
    }
    if (type.endsWith(TemplateRun.UNDO_SUFFIX)) {
      undos.put(id, value(activity.getInput(), UndoRequest.class));
      return;
    }
    StepRequest step = value(activity.getInput(), StepRequest.class);
    scheduled.put(id, step);
    UndoEntry earlier = entries.remove(Call.of(step));
    keep(step, earlier == null ? null : earlier.result());
  }

  private void complete(ActivityTaskCompletedEventAttributes completed) {
    StepRequest step = scheduled.get(completed.getScheduledEventId());
    if (step != null && completed.hasResult()) {
      keep(step, value(completed.getResult(), StepResult.class));
    }
    UndoRequest undo = undos.get(completed.getScheduledEventId());
    if (undo != null && isClean(completed)) {
      entries.remove(Call.of(undo.step()));
    }
  }

  private boolean isClean(ActivityTaskCompletedEventAttributes completed) {
    if (!completed.hasResult()) {
      return true;
    }
    UndoResult result = value(completed.getResult(), UndoResult.class);
    return result.leftovers().isEmpty() && result.child() == null;
  }

  private void keep(StepRequest step, @Nullable StepResult result) {
    entries.put(Call.of(step), new UndoEntry(0, step, result));
  }

  private <T> T value(Payloads payloads, Class<T> type) {
    return converter.fromPayloads(0, Optional.of(payloads), type, type);
  }
}
