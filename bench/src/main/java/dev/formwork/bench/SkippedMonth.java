package dev.formwork.bench;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.interpreter.TemplateRunWorkflow;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs that wait for an approval for a month, on Temporal's test server, which skips the time. The
 * memory is that of one process with the worker and the server, histories included.
 */
final class SkippedMonth {

  private static final String PERSON = "user:default/ada";
  private static final Duration MONTH = Duration.ofDays(30);

  private final TestWorkflowEnvironment environment;
  private final SecureRandom random = new SecureRandom();

  private SkippedMonth(TestWorkflowEnvironment environment) {
    this.environment = environment;
  }

  static void measure(int runs) {
    TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(RunDataConverter.of(Keyring.generate("bench")))
                        .build())
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build())
                .build());
    try (environment) {
      RunSearchAttributes.types().forEach(environment::registerSearchAttribute);
      Worker worker =
          environment.newWorker(
              TemplateRun.TASK_QUEUE,
              WorkerOptions.newBuilder().setUsingVirtualThreads(true).build());
      worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class);
      worker.registerActivitiesImplementations(new NoopActions());
      environment.start();
      new SkippedMonth(environment).run(runs);
    }
  }

  private void run(int count) {
    List<TemplateRun> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      runs.add(start());
    }
    runs.forEach(run -> awaitPhase(run, RunPhase.WAITING));
    Heap first = Heap.now();
    Instant before = Instant.ofEpochMilli(environment.currentTimeMillis());
    environment.sleep(MONTH);
    Duration skipped =
        Duration.between(before, Instant.ofEpochMilli(environment.currentTimeMillis()));
    runs.forEach(run -> awaitPhase(run, RunPhase.WAITING));
    Heap last = Heap.now();
    Instant begun = Instant.now();
    runs.forEach(run -> run.vote(new Vote("ask", Vote.Verdict.APPROVE, PERSON, List.of(), null)));
    runs.forEach(run -> awaitPhase(run, RunPhase.COMPLETED));
    System.out.printf(
        Locale.ROOT,
        "%d runs, %d days skipped: heap %.1f MiB on the first day, %.1f MiB on the last"
            + " (ratio %.2f), %d and %d threads; all approved and completed in %.1f s%n",
        count,
        skipped.toDays(),
        first.bytes() / 1048576.0,
        last.bytes() / 1048576.0,
        last.bytes() / (double) first.bytes(),
        first.threads(),
        last.threads(),
        Duration.between(begun, Instant.now()).toMillis() / 1000.0);
  }

  private TemplateRun start() {
    RunRequest request = request();
    TemplateRun run =
        environment
            .getWorkflowClient()
            .newWorkflowStub(TemplateRun.class, RunStart.options(request));
    WorkflowClient.start(run::run, request);
    return run;
  }

  private static void awaitPhase(TemplateRun run, RunPhase wanted) {
    if (wanted.isFinal()) {
      RunView view = WorkflowStub.fromTyped(run).getResult(RunView.class);
      if (view.phase() != wanted) {
        throw new IllegalStateException("A run did not get to %s: %s".formatted(wanted, view));
      }
      return;
    }
    while (run.state().phase() != wanted) {
      Thread.onSpinWait();
    }
  }

  private RunRequest request() {
    List<StepSpec> steps = new ArrayList<>();
    steps.add(step("make", "bench:noop1", Map.of()));
    Map<String, Object> ask = new LinkedHashMap<>();
    ask.put("approvers", List.of(PERSON));
    ask.put("selfApproval", true);
    ask.put("deadline", "40d");
    steps.add(step("ask", "approval:request", ask));
    steps.add(step("tell", "bench:noop2", Map.of()));
    Map<String, ActionPolicy> policies = new LinkedHashMap<>();
    for (StepSpec step : steps) {
      policies.put(
          step.action(),
          new ActionPolicy(
              Duration.ofSeconds(30), Duration.ofMinutes(5), null, 3, Duration.ofSeconds(1), null));
    }
    return new RunRequest(
        RunId.next(Instant.now(), random).toString(),
        RunRequest.INTERPRETER_VERSION,
        "template:default/bench",
        "Bench",
        "sha256:0",
        new RunSpec(steps, Map.of(), FailurePolicy.UNDO, null),
        Map.of(),
        new Initiator("user:default/grace", "Grace", "grace@example.org", null),
        List.of(),
        "group:default/platform",
        null,
        Map.of(),
        Map.of("local", "local"),
        policies,
        Instant.now(),
        null);
  }

  private static StepSpec step(String id, String action, Map<String, Object> input) {
    @Nullable String none = null;
    return new StepSpec(id, id, action, none, null, input, null, UndoPolicy.AUTO, null, null, null);
  }

  /** What lives in this process after a full collection. */
  private record Heap(long bytes, int threads) {

    static Heap now() {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      Runtime runtime = Runtime.getRuntime();
      return new Heap(
          runtime.totalMemory() - runtime.freeMemory(), Thread.getAllStackTraces().size());
    }
  }
}
