package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.TemplateRun;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A worker in a process of its own, which writes a file when it works and waits to be killed. What
 * it is asked to publish takes for ever, and the claims that it looks at are never ready.
 */
final class DoomedWorker {

  private DoomedWorker() {}

  /** Takes the server's address and the file. */
  public static void main(String[] arguments) {
    Path sign = Path.of(arguments[1]);
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build());
    WorkerFactory factory =
        WorkerFactory.newInstance(
            WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder().setDataConverter(TestRuns.CONVERTER).build()));
    Worker worker = factory.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
    worker.registerActivitiesImplementations(
        new ScriptedActions()
            .step(
                "test:claim",
                _ -> {
                  write(sign);
                  throw ResourceWaitTest.notReady(
                      "Creating: database.", new NotReady(null, Duration.ofSeconds(1), null));
                })
            .step(
                "test:publish",
                _ -> {
                  write(sign);
                  while (true) {
                    Activity.getExecutionContext().heartbeat("at work");
                    pause();
                  }
                }));
    factory.start();
  }

  private static void write(Path sign) {
    try {
      Files.writeString(sign, "working");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
