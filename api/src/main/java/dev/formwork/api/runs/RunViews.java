package dev.formwork.api.runs;

import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs as their own workflows see them, open or closed. */
public final class RunViews {

  private final WorkflowClient client;
  private final Patience patience;

  RunViews(WorkflowClient client, Patience patience) {
    this.client = client;
    this.patience = patience;
  }

  /** The view of a workflow; empty when no worker can tell it in time. */
  public Optional<RunView> find(String workflowId) {
    AtomicReference<@Nullable RunView> view = new AtomicReference<>();
    try {
      patience.await(() -> view.set(client.newWorkflowStub(TemplateRun.class, workflowId).state()));
    } catch (Patience.Lost | WorkflowException unanswered) {
      return Optional.empty();
    }
    return Optional.ofNullable(view.get());
  }
}
