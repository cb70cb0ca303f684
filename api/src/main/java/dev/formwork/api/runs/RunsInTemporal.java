package dev.formwork.api.runs;

import com.google.protobuf.util.Timestamps;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How runs stand in Temporal, which decides; the tables only show it. */
public final class RunsInTemporal {

  private final WorkflowClient client;

  RunsInTemporal(WorkflowClient client) {
    this.client = client;
  }

  /** How a workflow stands. The names are stored in tables and never change. */
  public enum State {
    OPEN,
    /** Its code ran to the end, whatever the run's phase is. */
    COMPLETED,
    /** Its code ran to the end after a cancellation, and took the run back. */
    CANCELLED,
    /** Its code threw what no run may throw; no undo ran. */
    FAILED,
    /** An operator ended it; no code ran. */
    TERMINATED,
    /** It lived longer than it may; no code ran. */
    TIMED_OUT,
    /** It was never started, or its time in Temporal is over. */
    NOT_FOUND;

    /** Whether the workflow has ended without the code that takes a run back. */
    public boolean isWithoutUndo() {
      return switch (this) {
        case FAILED, TERMINATED, TIMED_OUT -> true;
        case OPEN, COMPLETED, CANCELLED, NOT_FOUND -> false;
      };
    }
  }

  /**
   * A workflow as Temporal shows it.
   *
   * @param closedAt null while it is open or not found
   * @param historyLength number of its events
   * @param taskAttempts how often workers have tried in a row to go on with it; 0 when nothing is
   *     to be done
   */
  public record Found(
      State state, @Nullable Instant closedAt, long historyLength, int taskAttempts) {}

  /**
   * Looks at the newest execution of a workflow id.
   *
   * @throws StatusRuntimeException when Temporal does not answer
   */
  public Found look(String workflowId) {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
            .build();
    try {
      DescribeWorkflowExecutionResponse answer =
          client.getWorkflowServiceStubs().blockingStub().describeWorkflowExecution(request);
      WorkflowExecutionInfo info = answer.getWorkflowExecutionInfo();
      return new Found(
          state(info.getStatus()),
          info.hasCloseTime()
              ? Instant.ofEpochMilli(Timestamps.toMillis(info.getCloseTime()))
              : null,
          info.getHistoryLength(),
          answer.getPendingWorkflowTask().getAttempt());
    } catch (StatusRuntimeException failure) {
      if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return new Found(State.NOT_FOUND, null, 0, 0);
      }
      throw failure;
    }
  }

  /**
   * Everything that happened in the newest execution of a workflow id.
   *
   * @throws StatusRuntimeException when Temporal does not answer, or does not know the workflow
   */
  WorkflowExecutionHistory history(String workflowId) {
    return client.fetchHistory(workflowId);
  }

  private static State state(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> State.COMPLETED;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> State.CANCELLED;
      case WORKFLOW_EXECUTION_STATUS_FAILED -> State.FAILED;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> State.TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> State.TIMED_OUT;
      default -> State.OPEN;
    };
  }
}
