package dev.formwork.workflows;

import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.interpreter.Requests;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import org.junit.jupiter.api.Test;

class RunStartTest {

  @Test
  void startsARunOnce() {
    RunRequest request = Requests.of(step("fetch")).request();

    WorkflowOptions options = RunStart.options(request);

    assertThat(options.getWorkflowId())
        .isEqualTo("run:java-service:" + RunId.parse(request.runId()).ulid());
    assertThat(options.getWorkflowIdReusePolicy())
        .isEqualTo(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE);
    assertThat(options.getTaskQueue()).isEqualTo("formwork");
  }

  @Test
  void tellsListsWhatTheRunIs() {
    WorkflowOptions options = RunStart.options(Requests.of(step("fetch")).request());

    SearchAttributes attributes = options.getTypedSearchAttributes();
    assertThat(attributes.get(RunSearchAttributes.RUN_PHASE)).isEqualTo("RUNNING");
    assertThat(attributes.get(RunSearchAttributes.OWNER)).isEqualTo("group:default/platform");
    assertThat(attributes.get(RunSearchAttributes.CURRENT_STEP)).isEqualTo("fetch");
    assertThat(attributes.get(RunSearchAttributes.NEEDS_ATTENTION)).isFalse();
  }

  @Test
  void keepsSummariesShort() {
    RunRequest request =
        Requests.of(step("fetch")).parameters(map("name", "n".repeat(300))).request();

    WorkflowOptions options = RunStart.options(request);

    assertThat(options.getStaticSummary()).startsWith("Java service nnn").hasSizeLessThan(151);
    assertThat(options.getStaticDetails()).hasSizeLessThan(1_000);
  }

  @Test
  void namesEveryAttributeThatANamespaceNeeds() {
    assertThat(RunSearchAttributes.types())
        .hasSize(7)
        .containsEntry("StepsDone", IndexedValueType.INDEXED_VALUE_TYPE_INT)
        .containsEntry("NeedsAttention", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
        .containsEntry("RunPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
  }
}
