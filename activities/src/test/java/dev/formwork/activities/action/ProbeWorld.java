package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.activities.port.journal.InMemoryRunJournal;
import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.activities.port.secret.InMemoryRunSecrets;
import dev.formwork.activities.port.workspace.InMemorySnapshotStore;
import dev.formwork.activities.workspace.WorkspaceLimits;
import dev.formwork.activities.workspace.Workspaces;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.StepRequest;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A worker with one action, all in memory but the working directories. */
final class ProbeWorld implements AutoCloseable {

  static final Map<String, Object> INPUT = Map.of("text", "hello");
  static final RunInfo RUN =
      new RunInfo(
          TestStep.RUN.runId(),
          TestStep.RUN.workflowId(),
          TestStep.RUN.templateRef(),
          TestStep.RUN.templateTitle(),
          TestStep.RUN.templateDigest(),
          TestStep.RUN.initiator(),
          List.of("password"),
          null,
          TestStep.RUN.createdAt(),
          null);

  final InMemoryRunJournal journal = new InMemoryRunJournal();
  final InMemoryRunSecrets secrets = new InMemoryRunSecrets();
  final InMemorySnapshotStore snapshots = new InMemorySnapshotStore();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final Path disk;

  ProbeWorld(Path disk) {
    this.disk = disk;
    secrets.keep(RUN.runId(), Map.of("password", "hunter2"));
  }

  ActionPorts ports(RunJournal runJournal, RunObserver... observers) {
    return new ActionPorts(
        runJournal,
        secrets,
        new Workspaces(snapshots, disk, WorkspaceLimits.DEFAULT),
        Map.of(),
        List.of(observers));
  }

  StepRunner runner(Action<?, ?> action) {
    return runner(action, journal);
  }

  StepRunner runner(Action<?, ?> action, RunJournal runJournal) {
    return new StepRunner(ActionRegistry.of(List.of(action)), ports(runJournal), scheduler);
  }

  RunEnd runEnd(ActionPorts ports) {
    return new RunEnd(ports, new JournalBacklog(ports.journal(), scheduler));
  }

  List<String> messages() {
    return journal.events(RUN.runId()).stream().map(RunEvent::message).toList();
  }

  static StepRequest request(Map<String, Object> input, String... deferred) {
    return new StepRequest(
        RUN,
        "probe",
        "Probe it",
        1,
        2,
        null,
        1,
        "test:probe",
        input,
        List.of(deferred),
        Map.of(),
        null,
        List.of());
  }

  static StepRequest iteration(Map<String, Object> input, String key) {
    return new StepRequest(
        RUN,
        "probe",
        "Probe it",
        1,
        2,
        key,
        1,
        "test:probe",
        input,
        List.of(),
        Map.of(),
        null,
        List.of());
  }

  static Attempt attempt(int number) {
    return new Attempt(number, 3, Duration.ofSeconds(2), false, progress -> {});
  }

  /** The failure of an attempt that must fail. */
  ApplicationFailure fail(Action<?, ?> action, StepRequest request, int attempt) {
    return catchThrowableOfType(
        ApplicationFailure.class, () -> runner(action).run(request, attempt(attempt)));
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
