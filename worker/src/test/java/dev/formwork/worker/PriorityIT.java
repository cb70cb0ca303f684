package dev.formwork.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.Priority;
import io.temporal.common.converter.EncodedValues;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose steps go first where many wait for one worker, on a real Temporal server. */
class PriorityIT {

  private static final Keyring KEYRING =
      Keyring.parse("test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final int PEOPLE = 2;
  private static final int BULK = 4;

  private final TemporalDevServer temporal = TemporalDevServer.startInOrder();
  private final WorkflowClient client = temporal.client(RunDataConverter.of(KEYRING));
  private final List<WorkerFactory> workers = new ArrayList<>();

  @AfterEach
  void stop() {
    workers.forEach(WorkerFactory::shutdownNow);
    temporal.close();
  }

  @Test
  void stepsOfPeopleRunBeforeThoseOfBulkThatWaitedLonger() throws Exception {
    List<WorkflowStub> runs = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      runs.add(launch(number, BULK));
    }
    for (int number = 12; number < 15; number++) {
      runs.add(launch(number, PEOPLE));
    }
    start(WorkerOptions.newBuilder().setLocalActivityWorkerOnly(true), new Steps());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.stream().allMatch(PriorityIT::waitsForAWorker));

    var steps = new Steps();
    start(WorkerOptions.newBuilder().setMaxConcurrentActivityExecutionSize(1), steps);

    await().atMost(Duration.ofSeconds(60)).until(() -> steps.priorities.size() >= 15);
    assertThat(steps.priorities.subList(0, 3)).containsOnly(PEOPLE);
    assertThat(steps.priorities).contains(BULK);
  }

  private void start(WorkerOptions.Builder options, DynamicActivity steps) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    var worker =
        factory.newWorker(TemplateRun.TASK_QUEUE, options.setDisableEagerExecution(true).build());
    worker.registerWorkflowImplementationTypes(WorkerApplication.workflows());
    worker.registerActivitiesImplementations(steps);
    factory.start();
    workers.add(factory);
  }

  private static boolean waitsForAWorker(WorkflowStub run) {
    return run.describe().getRawDescription().getPendingActivitiesCount() > 0;
  }

  private WorkflowStub launch(int number, int priority) throws JsonProcessingException {
    RunRequest request = request("01935f00-0000-7000-8000-%012d".formatted(number));
    WorkflowOptions options =
        RunStart.options(request).toBuilder()
            .setPriority(Priority.newBuilder().setPriorityKey(priority).build())
            .build();
    TemplateRun run = client.newWorkflowStub(TemplateRun.class, options);
    WorkflowClient.start(run::run, request);
    return WorkflowStub.fromTyped(run);
  }

  private static RunRequest request(String run) throws JsonProcessingException {
    return RunDataConverter.mapper()
        .readValue(
            """
            {"runId": "%s", "interpreterVersion": 3, "templateRef": "template:default/java-service",
             "templateTitle": "Java service", "templateDigest": "sha256:abc",
             "spec": {"onFailure": "UNDO", "output": {}, "steps": [
               {"id": "publish", "name": "Wait for a turn", "action": "test:turn", "undo": "AUTO",
                "input": {}}]},
             "parameters": {}, "initiator": {"ref": "user:default/ada", "name": "Ada"},
             "secretNames": [], "environment": {}, "hosts": {}, "createdAt": "2026-11-21T12:00:00Z",
             "actions": {
               "test:turn": {"attemptTimeout": "PT2M", "stepTimeout": "PT10M", "attempts": 1,
                 "backoff": "PT1S"}}}
            """
                .formatted(run),
            RunRequest.class);
  }

  /** Notes the priority that each attempt of a step came with, in their order. */
  private static final class Steps implements DynamicActivity {

    private final List<Integer> priorities = new CopyOnWriteArrayList<>();

    @Override
    public @Nullable Object execute(EncodedValues arguments) {
      ActivityInfo info = Activity.getExecutionContext().getInfo();
      if (!info.getActivityType().equals("test:turn")) {
        return null;
      }
      Priority priority = info.getPriority();
      priorities.add(priority == null ? 0 : priority.getPriorityKey());
      return new StepResult(Map.of(), null, List.of(), List.of(), null);
    }
  }
}
