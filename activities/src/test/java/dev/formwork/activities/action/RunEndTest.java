package dev.formwork.activities.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.workspace.Checkout;
import dev.formwork.workflows.RecordRequest;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEndTest {

  @TempDir private static Path disk;

  private final ProbeWorld world = new ProbeWorld(disk);
  private final List<RunPhase> told = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void keepsSecretsWhileTheRunGoesOn() {
    end((run, outcome) -> told.add(outcome.phase())).record(request(RunPhase.UNDOING));

    assertThat(told).isEmpty();
    assertThat(world.secrets.reveal(ProbeWorld.RUN.runId())).isNotEmpty();
    assertThat(world.messages()).containsExactly("The run is UNDOING");
  }

  @Test
  void deletesSecretsAndFilesAndTellsTheObserversWhenTheRunEnds() throws Exception {
    ActionPorts ports = world.ports(world.journal, (run, outcome) -> told.add(outcome.phase()));
    try (Checkout step = ports.workspaces().checkOut(ProbeWorld.RUN.runId(), null)) {
      Files.writeString(step.root().resolve("a"), "a");
      step.capture();
    }

    world.runEnd(ports).record(request(RunPhase.COMPLETED));

    assertThat(told).containsExactly(RunPhase.COMPLETED);
    assertThat(world.secrets.reveal(ProbeWorld.RUN.runId())).isEmpty();
    assertThat(world.snapshots.hashes()).isEmpty();
  }

  @Test
  void triesEveryPartAndReportsTheFirstFailure() {
    RunEnd end =
        end(
            (run, outcome) -> {
              throw new IllegalStateException("Slack is down");
            },
            (run, outcome) -> told.add(outcome.phase()));

    assertThatThrownBy(() -> end.record(request(RunPhase.UNDONE))).hasMessage("Slack is down");
    assertThat(told).containsExactly(RunPhase.UNDONE);
    assertThat(world.secrets.reveal(ProbeWorld.RUN.runId())).isEmpty();
  }

  private RunEnd end(RunObserver... observers) {
    return world.runEnd(world.ports(world.journal, observers));
  }

  private static RecordRequest request(RunPhase phase) {
    var event =
        new RunEvent(
            "run:" + phase,
            RunEvent.Kind.LOG,
            Instant.EPOCH,
            null,
            null,
            phase,
            "The run is " + phase,
            Map.of());
    return new RecordRequest(ProbeWorld.RUN, List.of(event));
  }
}
