package dev.formwork.api;

import dev.formwork.workflows.ApprovalTelling;
import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.RecordRequest;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Steps that a test directs: `test:ok` succeeds, `test:fail` fails, `test:flaky` fails until a
 * person retries it, `test:stuck` succeeds but cannot be undone, `test:hold` waits until the test
 * lets go, and `test:slow` is not ready until the test lets go. What a worker would record is
 * recorded.
 */
final class ScriptedSteps implements DynamicActivity {

  private final RecordedEvents recorded;
  private final List<StepRequest> begun = new CopyOnWriteArrayList<>();
  private final List<UndoRequest> undone = new CopyOnWriteArrayList<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

  ScriptedSteps(RecordedEvents recorded) {
    this.recorded = recorded;
  }

  /** Keys of the steps of a run, in the order in which they began. */
  List<String> keys(String runId) {
    return begun.stream()
        .filter(request -> request.run().runId().equals(runId))
        .map(StepRequest::idempotencyKey)
        .toList();
  }

  /** The undos of a run, in the order in which they were carried out. */
  List<UndoRequest> undone(String runId) {
    return undone.stream().filter(request -> request.step().run().runId().equals(runId)).toList();
  }

  /** Names of the secrets that the newest step of a run was given. */
  List<String> secretNames(String runId) {
    return begun.stream()
        .filter(request -> request.run().runId().equals(runId))
        .reduce((first, second) -> second)
        .orElseThrow()
        .run()
        .secretNames();
  }

  /** Lets the holding step of a run go on. */
  void release(String runId) {
    latch(runId).countDown();
  }

  @Override
  public Object execute(EncodedValues arguments) {
    String type = Activity.getExecutionContext().getInfo().getActivityType();
    if (type.equals(TemplateRun.RECORD_ACTIVITY)) {
      RecordRequest request = arguments.get(0, RecordRequest.class);
      recorded.add(request.run(), request.events());
      return Map.of();
    }
    if (type.equals(ApprovalTelling.TYPE)) {
      return new ApprovalTelling.Told(List.of());
    }
    if (type.endsWith(TemplateRun.UNDO_SUFFIX)) {
      UndoRequest request = arguments.get(0, UndoRequest.class);
      recorded.add(request.step().run(), request.events());
      if (request.step().action().equals("test:stuck")) {
        throw ApplicationFailure.newNonRetryableFailure("It is locked.", "PermissionDenied");
      }
      undone.add(request);
      if (request.serial() > 0) {
        recorded.add(request.step().run(), List.of(undoneEvent(request)));
      }
      return new UndoResult(List.of(), List.of());
    }
    return step(arguments.get(0, StepRequest.class));
  }

  private StepResult step(StepRequest request) {
    begun.add(request);
    List<RunEvent> begun = new ArrayList<>(request.events());
    begun.add(event(request, StepState.RUNNING, "Beginning step " + request.stepName()));
    recorded.add(request.run(), begun);
    switch (request.action()) {
      case "test:fail" -> throw ApplicationFailure.newNonRetryableFailure("It broke.", "Conflict");
      case "test:flaky" -> failFirst(request);
      case "test:slow" -> beSlow(request.run().runId());
      case "test:hold" -> hold(request.run().runId());
      default -> {}
    }
    recorded.add(
        request.run(),
        List.of(event(request, StepState.COMPLETED, "Finished step " + request.stepName())));
    return new StepResult(request.input(), request.snapshot(), List.of(), List.of());
  }

  private static void failFirst(StepRequest request) {
    if (request.attemptGroup() == 1) {
      throw ApplicationFailure.newNonRetryableFailure("It broke once.", "Conflict");
    }
  }

  private void beSlow(String runId) {
    if (latch(runId).getCount() > 0) {
      throw ApplicationFailure.newBuilder()
          .setType(NotReady.TYPE)
          .setMessage("Database acme/db: Ready=False: Creating.")
          .setDetails(new NotReady(Duration.ofMinutes(10), null, Duration.ofHours(2)))
          .build();
    }
  }

  private void hold(String runId) {
    try {
      while (latch(runId).getCount() > 0) {
        Activity.getExecutionContext().heartbeat(runId);
        latch(runId).await(20, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private CountDownLatch latch(String runId) {
    return held.computeIfAbsent(runId, id -> new CountDownLatch(1));
  }

  private static RunEvent undoneEvent(UndoRequest request) {
    String stepId = request.step().stepId();
    return new RunEvent(
        "undo:%d:step:%s:undo:finished".formatted(request.serial(), stepId),
        RunEvent.Kind.LOG,
        Instant.now(),
        stepId,
        StepState.UNDONE,
        null,
        "Step is taken back",
        Map.of());
  }

  private static RunEvent event(StepRequest request, StepState state, String message) {
    return new RunEvent(
        "step:%s%s:%s"
            .formatted(
                request.stepId(),
                request.attemptGroup() == 1 ? "" : ":" + request.attemptGroup(),
                state == StepState.RUNNING ? "began" : "finished"),
        RunEvent.Kind.LOG,
        Instant.now(),
        request.stepId(),
        state,
        null,
        message,
        Map.of());
  }
}
