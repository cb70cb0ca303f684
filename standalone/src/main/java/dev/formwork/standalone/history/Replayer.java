package dev.formwork.standalone.history;

import dev.formwork.standalone.InMemoryTemporal;
import dev.formwork.worker.WorkerApplication;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * Goes through histories with the workflows of this build, as a worker does that takes a run over.
 * No run is started; the SDK wants to know a server's abilities, which one in this process tells.
 */
final class Replayer implements AutoCloseable {

  /** A machine that does other things, too, must not fail a history. */
  private static final Duration DEADLOCK_AFTER = Duration.ofSeconds(30);

  private final InMemoryTemporal server = InMemoryTemporal.start();
  private final WorkflowServiceStubs stubs;
  private final Worker worker;

  Replayer(Keyring keyring) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.target()).build());
    WorkerFactory factory =
        WorkerFactory.newInstance(
            WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(RunDataConverter.of(keyring))
                    .build()));
    worker =
        factory.newWorker(
            TemplateRun.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_AFTER.toMillis())
                .build());
    worker.registerWorkflowImplementationTypes(WorkerApplication.workflows());
  }

  /** Why this build would not go on with the run; empty when it would. */
  Optional<Misfit> replay(RunHistory history) {
    try {
      worker.replayWorkflowExecution(history.history());
      return Optional.empty();
    } catch (Exception | Error e) {
      return Optional.of(Misfit.of(e));
    }
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    server.close();
  }
}
