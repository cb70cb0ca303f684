package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.TemplateRun;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of the worker on a real Temporal server with worker versioning. */
@Tag("matrix")
class WorkerVersioningIT {

  @TempDir Path folder;
  private Servers servers;
  private ApiProcess api;
  private WorkflowServiceStubs temporal;

  @BeforeEach
  void startCluster() {
    servers = Servers.start(folder.resolve("data"));
    api = ApiProcess.up(servers);
    temporal =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(servers.temporal()).build());
  }

  @AfterEach
  void stopCluster() {
    temporal.shutdownNow();
    api.close();
    servers.close();
  }

  @Test
  void movesRunsUnderWayToTheNewBuildAndTakesNothingBackWhenTheOldOneStartsAgain() {
    try (WorkerProcess before = worker("before", "build-1").announced("Build is the current one")) {
      StartedRuns runs = StartedRuns.start(servers, 3, 40);
      runs.awaitStepsDone(1);
      assertThat(current()).isEqualTo("build-1");

      try (WorkerProcess after = worker("after", "build-2").announced("Build is the current one")) {
        assertThat(current()).isEqualTo("build-2");
        before.drain();
        try (WorkerProcess restarted = worker("restarted", "build-1")) {
          restarted.announced("the current build stays as it is");
          assertThat(runs.awaitEnd().completed()).isEqualTo(3);
        }
        assertThat(current()).isEqualTo("build-2");
        assertThat(after.output()).doesNotContain("NonDeterministic");
      }
      assertThat(runs.workflowIds())
          .allSatisfy(
              id -> assertThat(builds(id)).startsWith("build-1").endsWith("build-2").hasSize(2));
    }
  }

  private WorkerProcess worker(String name, String build) {
    return WorkerProcess.up(
        servers,
        name,
        "--spring.main.sources=" + Paced.class.getName(),
        "--formwork.test.pace=2s",
        "--formwork.temporal.versioning.enabled=true",
        "--formwork.temporal.versioning.build-id=" + build);
  }

  private String current() {
    return temporal
        .blockingStub()
        .describeWorkerDeployment(
            DescribeWorkerDeploymentRequest.newBuilder()
                .setNamespace("default")
                .setDeploymentName(TemplateRun.TASK_QUEUE)
                .build())
        .getWorkerDeploymentInfo()
        .getRoutingConfig()
        .getCurrentDeploymentVersion()
        .getBuildId();
  }

  /** The builds that took the run's decisions, each once in the order they came. */
  private List<String> builds(String workflowId) {
    return WorkflowClient.newInstance(temporal).fetchHistory(workflowId).getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
        .map(HistoryEvent::getWorkflowTaskCompletedEventAttributes)
        .map(task -> task.getDeploymentVersion().getBuildId())
        .distinct()
        .toList();
  }
}
