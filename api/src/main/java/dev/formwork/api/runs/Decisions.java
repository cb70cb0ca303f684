package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.Signal;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoDecision;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.WaitDecision;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What runs wait for people to decide, and what people decide. */
public final class Decisions {

  /** Answered in less than a second where the workers are not busy with other things. */
  private static final int AT_ONCE = 64;

  private final WorkflowClient client;
  private final Patience patience;
  private final Timelines timelines;
  private final Turnstile turnstile;

  Decisions(WorkflowClient client, Patience patience, Timelines timelines) {
    this.client = client;
    this.patience = patience;
    this.timelines = timelines;
    this.turnstile = new Turnstile(AT_ONCE, patience.longest());
  }

  /**
   * The run as its workflow sees it, with what it waits for.
   *
   * @throws ApiFailure when no worker answers in time
   */
  public RunView look(Run run) {
    AtomicReference<@Nullable RunView> view = new AtomicReference<>();
    try {
      patience.await(
          () -> view.set(client.newWorkflowStub(TemplateRun.class, run.workflowId()).state()));
    } catch (Patience.Lost nobodyAnswered) {
      throw silent(run, nobodyAnswered);
    } catch (WorkflowException failure) {
      throw lost(run, failure);
    }
    RunView seen = view.get();
    if (seen == null) {
      throw lost(run, null);
    }
    return seen;
  }

  /**
   * Decides about a paused run. The same decision of the same person counts once.
   *
   * @throws ApiFailure when the run does not wait for it, or somebody else was faster
   */
  public void decide(Run run, Decision decision) {
    String id = "decide:%d:%s:%s".formatted(decision.pause(), decision.verb(), decision.by());
    try {
      update(run, "decide", id, decision);
    } catch (ApiFailure refusal) {
      throw refusal.kind() == ApiFailure.Kind.CONFLICT
          ? tellingWho(run, decision, refusal)
          : refusal;
    }
  }

  /** Says to those who come second who was first and what was decided. */
  private ApiFailure tellingWho(Run run, Decision decision, ApiFailure refusal) {
    String earlier = timelines.decision(run.id(), decision.pause());
    return earlier == null
        ? refusal
        : ApiFailure.conflict(
            "Somebody else was faster: %s Your decision '%s' was not taken."
                .formatted(earlier, decision.verb().name().toLowerCase(Locale.ROOT)));
  }

  /**
   * Decides about an undo that failed.
   *
   * @throws ApiFailure when the undo does not wait for it
   */
  public void decideUndo(Run run, UndoDecision decision) {
    update(run, "decideUndo", UUID.randomUUID().toString(), decision);
  }

  /**
   * Answers a request for approval.
   *
   * @throws ApiFailure when the person is not asked, has answered, or the request is over
   */
  public void vote(Run run, Vote vote) {
    update(run, "vote", UUID.randomUUID().toString(), vote);
  }

  /**
   * Tells a step what it waits for.
   *
   * @throws ApiFailure when nothing waits for it any more
   */
  public void tell(Run run, Signal signal) {
    update(run, "tell", UUID.randomUUID().toString(), signal);
  }

  /**
   * Decides about a step that waits for something to become ready.
   *
   * @throws ApiFailure when the step does not wait any more, or somebody has ended the wait
   */
  public void decideWait(Run run, WaitDecision decision) {
    update(run, "decideWait", UUID.randomUUID().toString(), decision);
  }

  private void update(Run run, String name, String id, Object argument) {
    turnstile.take(() -> send(run, name, id, argument));
  }

  private void send(Run run, String name, String id, Object argument) {
    UpdateOptions<Void> options =
        UpdateOptions.newBuilder(Void.class)
            .setUpdateName(name)
            .setUpdateId(id)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    WorkflowStub workflow = client.newUntypedWorkflowStub(run.workflowId());
    try {
      patience.await(() -> workflow.startUpdate(options, argument).getResult());
    } catch (Patience.Lost nobodyAnswered) {
      throw silent(run, nobodyAnswered);
    } catch (WorkflowUpdateException rejected) {
      throw rejected.getCause() instanceof ApplicationFailure refusal
          ? ApiFailure.conflict(String.valueOf(refusal.getOriginalMessage()))
          : lost(run, rejected);
    } catch (WorkflowException failure) {
      throw lost(run, failure);
    }
  }

  private static ApiFailure silent(Run run, Patience.Lost nobodyAnswered) {
    return ApiFailure.unavailable(
        "No worker answered about run %s within %d s: all are busy, or none is up. What you sent may still count, so look at the run before you try again."
            .formatted(run.id(), nobodyAnswered.longest().toSeconds()));
  }

  private static ApiFailure lost(Run run, @Nullable WorkflowException failure) {
    return failure instanceof WorkflowNotFoundException
        ? ApiFailure.conflict(
            "Run %s has ended, so there is nothing to decide. Look at the run again."
                .formatted(run.id()))
        : ApiFailure.unavailable(
            "Temporal did not answer about run %s. See that its server is up, then try again."
                .formatted(run.id()));
  }
}
