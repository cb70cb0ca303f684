package dev.formwork.activities.starter;

import dev.formwork.activities.action.ActionActivity;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.interpreter.TemplateRunWorkflow;
import io.temporal.activity.DynamicActivity;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs on the test server, one after the other, each in a world of its own. */
final class StarterRuns implements AfterEachCallback {

  private final AtomicReference<ActionActivity> current = new AtomicReference<>();
  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkerFactoryOptions(
                  WorkerFactoryOptions.newBuilder()
                      .setShutdownCheckInterval(Duration.ofMillis(1))
                      .build())
              .build());
  private int number;

  StarterRuns() {
    RunSearchAttributes.types().forEach(temporal::registerSearchAttribute);
    Worker worker = temporal.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    DynamicActivity switching = arguments -> current.get().execute(arguments);
    worker.registerActivitiesImplementations(switching);
    temporal.start();
  }

  /** Id of the newest run. */
  String runId() {
    return "0193a1b2-0000-7000-8000-%012d".formatted(number);
  }

  /** Runs to the end. */
  RunView run(StarterTemplate template, StarterWorld world) {
    number++;
    world.secrets.keep(runId(), Map.of("registryToken", StarterTemplate.SECRET));
    RunRequest request = template.run(runId(), world.policies());
    try (ActionActivity activity = world.activity()) {
      current.set(activity);
      return temporal
          .getWorkflowClient()
          .newWorkflowStub(TemplateRun.class, RunStart.options(request))
          .run(request);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    temporal.close();
  }
}
