package dev.formwork.integrations.temporal;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.workflows.UndoEntry;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.util.List;

/** What the workflows of runs may have made and have not taken back, as Temporal remembers it. */
public final class MadeByWorkflows {

  private final WorkflowClient client;
  private final DataConverter converter;

  public MadeByWorkflows(WorkflowClient client, DataConverter converter) {
    this.client = client;
    this.converter = converter;
  }

  /**
   * The entries of a workflow that has ended, the oldest first; none of one that never began.
   *
   * @throws Unavailable when Temporal does not answer
   */
  public List<UndoEntry> find(String workflowId) {
    try {
      return UndoHistory.of(client.fetchHistory(workflowId), converter).entries();
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return List.of();
      }
      throw new Unavailable("Temporal does not answer. It is asked again.", failure);
    }
  }
}
