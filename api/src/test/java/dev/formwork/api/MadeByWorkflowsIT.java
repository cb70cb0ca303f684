package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.integrations.temporal.MadeByWorkflows;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the histories of workflows on a Temporal server tell that their runs made. */
class MadeByWorkflowsIT {

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final DataConverter converter = RunDataConverter.of(Keyring.parse(RunningApi.KEY));
  private final MadeByWorkflows made =
      new MadeByWorkflows(api.temporalServer().getWorkflowClient(), converter);

  private String ended(String name, String steps) {
    String id = calls.launch(api.templates().add(name, steps));
    JsonNode run = calls.awaitEnd(id);
    return run.path("workflowId").stringValue();
  }

  @Test
  void areTheStepsOfARunThatCompletedTheOldestFirst() {
    String workflow =
        ended(
            "made-completed",
            "steps:\n  - {id: one, action: 'test:ok', input: {a: b}}\n  - {id: two, action: 'test:ok'}\n");

    var entries = made.find(workflow);

    assertThat(entries).extracting(entry -> entry.step().stepId()).containsExactly("one", "two");
    assertThat(entries.getFirst().step().input()).containsEntry("a", "b");
    assertThat(entries).extracting(entry -> entry.result()).doesNotContainNull();
  }

  @Test
  void areOnlyTheStepsThatARunCouldNotTakeBack() {
    String workflow =
        ended(
            "made-undone",
            "steps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:fail'}\n");

    assertThat(made.find(workflow)).isEmpty();
  }

  @Test
  void areNoneOfAWorkflowThatNeverBegan() {
    assertThat(made.find("run:nothing:01890a5d-ac96-774b-bcce-b302099a8057")).isEmpty();
  }

  @Test
  void areUnknownWhileTemporalDoesNotAnswer() {
    WorkflowServiceStubs nobody =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .setRpcRetryOptions(RpcRetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build());
    try {
      MadeByWorkflows lost = new MadeByWorkflows(WorkflowClient.newInstance(nobody), converter);

      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> lost.find("run:any:1"));
    } finally {
      nobody.shutdownNow();
    }
  }
}
