package dev.formwork.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs on the test server that skips time, with scripted actions; one for each test. */
public final class TestRuns implements AfterEachCallback {

  /** The key of every recorded history. It protects nothing. */
  public static final Keyring KEYRING =
      Keyring.parse("test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  /** The converter of every test. */
  public static final DataConverter CONVERTER = RunDataConverter.of(KEYRING);

  private final ScriptedActions actions = new ScriptedActions();
  private final TestWorkflowEnvironment environment = environment();

  public TestRuns() {
    Worker worker =
        environment.newWorker(
            TemplateRun.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(50))
                .build());
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class, RunUndoWorkflow.class);
    worker.registerActivitiesImplementations(actions);
    environment.start();
  }

  static TestWorkflowEnvironment environment() {
    TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder()
                        .setShutdownCheckInterval(Duration.ofMillis(1))
                        .build())
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder().setDataConverter(CONVERTER).build())
                .build());
    RunSearchAttributes.types().forEach(environment::registerSearchAttribute);
    return environment;
  }

  public ScriptedActions actions() {
    return actions;
  }

  /** Runs to the end. */
  public RunView run(Requests requests) {
    return result(start(requests));
  }

  /** Starts a run and does not wait. */
  public TemplateRun start(Requests requests) {
    TemplateRun run = stub(requests.request());
    WorkflowClient.start(run::run, requests.request());
    return run;
  }

  /** Starts a run together with the wish to cancel it. */
  public RunView startCancelled(Requests requests, CancelRequest wish) {
    TemplateRun run = stub(requests.request());
    WorkflowClient.executeUpdateWithStart(
        run::cancel,
        wish,
        UpdateOptions.<Void>newBuilder()
            .setUpdateName("cancel")
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build(),
        new WithStartWorkflowOperation<>(run::run, requests.request()));
    return result(run);
  }

  public TemplateRun stub(RunRequest request) {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(TemplateRun.class, RunStart.options(request));
  }

  /** A run that has been started. */
  public TemplateRun find(String workflowId) {
    return environment.getWorkflowClient().newWorkflowStub(TemplateRun.class, workflowId);
  }

  /** Lets time pass. */
  public void sleep(Duration time) {
    environment.sleep(time);
  }

  public RunView result(TemplateRun run) {
    return WorkflowStub.fromTyped(run).getResult(RunView.class);
  }

  public WorkflowExecutionHistory history(Requests requests) {
    String id = RunStart.options(requests.request()).getWorkflowId();
    return environment.getWorkflowClient().fetchHistory(id);
  }

  public TestWorkflowEnvironment environmentForReplay() {
    return environment;
  }

  /** The summaries of the steps' activities as Temporal keeps them. */
  public List<String> summaries(Requests requests) {
    return history(requests).getEvents().stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .map(event -> event.getUserMetadata().getSummary())
        .map(summary -> CONVERTER.fromPayload(summary, String.class, String.class))
        .toList();
  }

  /** The names of the search attributes that each change of them set, sorted. */
  public List<String> tellings(Requests requests) {
    return history(requests).getEvents().stream()
        .filter(HistoryEvent::hasUpsertWorkflowSearchAttributesEventAttributes)
        .map(HistoryEvent::getUpsertWorkflowSearchAttributesEventAttributes)
        .map(upsert -> upsert.getSearchAttributes().getIndexedFieldsMap().keySet())
        .map(names -> String.join("+", names.stream().sorted().toList()))
        .toList();
  }

  /** How the steps' activities were scheduled. */
  public List<ActivityTaskScheduledEventAttributes> scheduled(Requests requests) {
    return history(requests).getEvents().stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .toList();
  }

  /** A place where an action waits until the test lets it go on. */
  public static final class Gate {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    void pass() {
      arrive();
      await(opened);
    }

    void arrive() {
      arrived.countDown();
    }

    void awaitArrival() {
      await(arrived);
    }

    void open() {
      opened.countDown();
    }
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).as("open after 30 s").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks until it is true; fails after half a minute. */
  static void awaitTrue(BooleanSupplier condition) {
    await(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** Asks until there is an answer; fails after half a minute. */
  static <T> T await(Supplier<Optional<T>> question) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      assertThat(System.nanoTime()).as("still without an answer after 30 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    environment.close();
  }
}
