package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.workflows.CancelRequest;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Stops runs on a person's wish. */
public final class Cancellation {

  private final WorkflowClient client;
  private final Runs runs;
  private final RunEvents events;
  private final UnstartedRuns unstarted;
  private final RunQueue queue;
  private final TransactionOperations transaction;
  private final Patience patience;

  Cancellation(
      WorkflowClient client,
      Runs runs,
      RunEvents events,
      UnstartedRuns unstarted,
      RunQueue queue,
      TransactionOperations transaction,
      Patience patience) {
    this.client = client;
    this.runs = runs;
    this.events = events;
    this.unstarted = unstarted;
    this.queue = queue;
    this.transaction = transaction;
    this.patience = patience;
  }

  /**
   * Asks the run to stop and take itself back; the answer comes before it has. On a run that has
   * ended it changes nothing but leaves an event, as Backstage does.
   *
   * @param by entity ref of the person
   * @throws ApiFailure when no worker takes the wish in time
   */
  public void cancel(Run run, String by, @Nullable String reason) {
    if (run.phase().isFinal()) {
      noteThatNothingHappened(run);
      return;
    }
    if (queue.leave(run.id(), by, reason)) {
      return;
    }
    try {
      patience.await(() -> ask(run, new CancelRequest(by, reason)));
    } catch (Patience.Lost nobodyAnswered) {
      throw ApiFailure.unavailable(
          "No worker took the wish to cancel run %s within %s. Start a worker, then cancel again."
              .formatted(run.id(), nobodyAnswered.longest()));
    } catch (WorkflowException failure) {
      refused(run, failure);
    }
  }

  private void ask(Run run, CancelRequest request) {
    unstarted.startLate(run.id());
    UpdateOptions<Void> options =
        UpdateOptions.newBuilder(Void.class)
            .setUpdateName("cancel")
            .setUpdateId("cancel:" + request.by())
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    WorkflowStub workflow = client.newUntypedWorkflowStub(run.workflowId());
    workflow.startUpdate(options, request).getResult();
  }

  private void refused(Run run, WorkflowException failure) {
    if (runs.find(run.id()).filter(now -> now.phase().isFinal()).isPresent()) {
      noteThatNothingHappened(run);
      return;
    }
    switch (failure) {
      case WorkflowUpdateException rejected
          when rejected.getCause() instanceof ApplicationFailure -> {
        // The run is being taken back already, which is what was wished.
      }
      case WorkflowNotFoundException notThere ->
          throw ApiFailure.conflict(
              "Temporal does not know run %s: it has not been started yet, or it was removed there. Cancel again in a moment; if it stays so, look for workflow %s."
                  .formatted(run.id(), run.workflowId()));
      default ->
          throw ApiFailure.unavailable(
              "Temporal did not take the wish to cancel run %s. See that its server is up, then cancel again."
                  .formatted(run.id()));
    }
  }

  private void noteThatNothingHappened(Run run) {
    UUID id = run.id();
    List<RunStep> steps = runs.steps(id);
    String last = steps.isEmpty() ? "0" : steps.getLast().id();
    transaction.executeWithoutResult(
        status ->
            events.append(
                id,
                "run:cancelled-after-end",
                "cancelled",
                Map.of(
                    "message",
                    "The run had ended before; nothing was cancelled.",
                    "stepId",
                    last,
                    "status",
                    "cancelled"),
                Instant.now()));
  }
}
