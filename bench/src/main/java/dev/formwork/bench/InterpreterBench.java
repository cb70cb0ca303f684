package dev.formwork.bench;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunId;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.RunStart;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.interpreter.TemplateRunWorkflow;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * What the interpreter costs against a hand-written workflow with the same no-op activities, the
 * same payloads and encryption, on the same real server with its file database. They take turns. A
 * third side runs the interpreter with actions that are not quick, so that each step is told by
 * search attributes, which the hand-written workflow does not have.
 */
public final class InterpreterBench {

  private static final int STEPS = 5;

  /** Limit of an attempt of a quick action, whose steps no search attribute tells one by one. */
  private static final Duration QUICK = Duration.ofSeconds(30);

  private static final Duration SLOW = Duration.ofMinutes(2);
  private static final int ROUNDS = Integer.getInteger("rounds", 12);
  private static final int RUNS_ALONE = Integer.getInteger("alone", 20);
  private static final int RUNS_AT_ONCE = Integer.getInteger("at.once", 50);
  private static final int RUNS_UNDER_LOAD = Integer.getInteger("under.load", 100);

  private final WorkflowClient client;
  private final ProcessHandle server;
  private final SecureRandom random = new SecureRandom();

  private InterpreterBench(WorkflowClient client, ProcessHandle server) {
    this.client = client;
    this.server = server;
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("formwork-bench");
    try (DevServer server = DevServer.start(directory)) {
      WorkflowClient client = server.client(RunDataConverter.of(Keyring.generate("bench")));
      WorkerFactory workers = workers(client);
      try {
        new InterpreterBench(client, server.process()).measure();
      } finally {
        workers.shutdownNow();
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  private static WorkerFactory workers(WorkflowClient client) {
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
    Worker worker =
        factory.newWorker(
            TemplateRun.TASK_QUEUE,
            WorkerOptions.newBuilder().setUsingVirtualThreads(true).build());
    worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class, HandWrittenRunImpl.class);
    worker.registerActivitiesImplementations(new NoopActions());
    factory.start();
    return factory;
  }

  /** What one of the two workflows was measured with. */
  private static final class Side {

    private final String name;
    private final Samples alone = new Samples();
    private final Samples load = new Samples();
    private final Samples rate = new Samples();
    private final Samples cpu = new Samples();
    private final Samples serverCpu = new Samples();

    private Side(String name) {
      this.name = name;
    }

    private void print() {
      System.out.printf(
          "%-14s %5.1f runs/s; alone p50 %.1f ms p99 %.1f ms; %d at once p50 %.0f ms p99 %.0f ms;"
              + " CPU per run %.1f ms here + %.1f ms in the server%n",
          name,
          rate.median(),
          alone.median(),
          alone.percentile(99),
          RUNS_AT_ONCE,
          load.median(),
          load.percentile(99),
          cpu.median(),
          serverCpu.median());
    }
  }

  private void measure() throws Exception {
    Side hand = new Side("by hand");
    Side ours = new Side("interpreter");
    Side told = new Side("told each step");
    turns(new Side(""), new Side(""), new Side(""), 1);
    turns(hand, ours, told, ROUNDS);
    List.of(hand, ours, told).forEach(Side::print);
    compare(hand, ours);
    compare(hand, told);
  }

  /** Short turns, each in another order, so that what else the machine does hits all sides. */
  private void turns(Side hand, Side ours, Side told, int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < 3; turn++) {
        switch ((round + turn) % 3) {
          case 0 -> round(hand, QUICK, this::byHand);
          case 1 -> round(ours, QUICK, this::byInterpreter);
          default -> round(told, SLOW, this::byInterpreter);
        }
      }
    }
  }

  private static void compare(Side hand, Side ours) {
    double throughput = ours.rate.median() / hand.rate.median();
    double perStep = (ours.alone.median() - hand.alone.median()) / STEPS;
    double cpu =
        (ours.cpu.median() + ours.serverCpu.median())
            / (hand.cpu.median() + hand.serverCpu.median());
    System.out.printf(
        "%s / by hand: %.2f of the throughput (budget 0.90), %+.2f ms p50 per step (budget 2),"
            + " %.2f of the CPU%n",
        ours.name, throughput, perStep, cpu);
  }

  /** Runs some one after the other, then many at once. */
  private void round(Side side, Duration attempt, Run run) throws Exception {
    for (int i = 0; i < RUNS_ALONE; i++) {
      side.alone.add(timed(attempt, run));
    }
    long start = System.nanoTime();
    double cpu = cpu();
    double serverCpu = serverCpu();
    loaded(side, attempt, run);
    side.rate.add(RUNS_UNDER_LOAD * 1e9 / (System.nanoTime() - start));
    side.cpu.add((cpu() - cpu) / RUNS_UNDER_LOAD);
    side.serverCpu.add((serverCpu() - serverCpu) / RUNS_UNDER_LOAD);
  }

  private void loaded(Side side, Duration attempt, Run run) throws Exception {
    Semaphore slots = new Semaphore(RUNS_AT_ONCE);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < RUNS_UNDER_LOAD; i++) {
        slots.acquire();
        runs.add(
            executor.submit(
                () -> {
                  side.load.add(timed(attempt, run));
                  slots.release();
                  return null;
                }));
      }
      for (Future<?> one : runs) {
        one.get();
      }
    }
  }

  private static double cpu() {
    return CpuTime.of(ProcessHandle.current()).toMillis();
  }

  private double serverCpu() {
    return CpuTime.of(server).toMillis();
  }

  private interface Run {
    RunView once(RunRequest request);
  }

  private double timed(Duration attempt, Run run) {
    RunRequest request = request(attempt);
    long start = System.nanoTime();
    RunView view = run.once(request);
    if (view.steps().size() != STEPS) {
      throw new IllegalStateException("A run did not complete: " + view);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private RunView byHand(RunRequest request) {
    HandWrittenRun run = client.newWorkflowStub(HandWrittenRun.class, RunStart.options(request));
    WorkflowClient.start(run::run, request);
    return WorkflowStub.fromTyped(run).getResult(RunView.class);
  }

  private RunView byInterpreter(RunRequest request) {
    TemplateRun run = client.newWorkflowStub(TemplateRun.class, RunStart.options(request));
    WorkflowClient.start(run::run, request);
    return WorkflowStub.fromTyped(run).getResult(RunView.class);
  }

  private RunRequest request(Duration attempt) {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>();
    List<StepSpec> steps = new ArrayList<>();
    for (int i = 1; i <= STEPS; i++) {
      String action = "bench:noop" + i;
      policies.put(
          action,
          new ActionPolicy(attempt, Duration.ofMinutes(5), null, 3, Duration.ofSeconds(1), null));
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("name", "${{ parameters.name }}-" + i);
      input.put("repoUrl", "${{ parameters.repoUrl }}");
      steps.add(
          new StepSpec(
              "step-" + i,
              "Step " + i,
              action,
              null,
              null,
              input,
              null,
              UndoPolicy.AUTO,
              null,
              null,
              null));
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("name", "payments");
    parameters.put("repoUrl", "local?owner=demo&repo=payments");
    return new RunRequest(
        RunId.next(Instant.now(), random).toString(),
        RunRequest.INTERPRETER_VERSION,
        "template:default/bench",
        "Bench",
        "sha256:0",
        new RunSpec(steps, Map.of(), FailurePolicy.UNDO, null),
        parameters,
        new Initiator("user:default/ada", "Ada", "ada@example.org", null),
        List.of(),
        "group:default/platform",
        null,
        Map.of(),
        Map.of("local", "local"),
        policies,
        Instant.now(),
        null);
  }
}
