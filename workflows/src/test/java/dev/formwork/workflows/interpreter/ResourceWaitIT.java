package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import dev.formwork.workflows.Wait;
import dev.formwork.workflows.WaitDecision;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Waits for what is not ready yet, on a real Temporal server. */
class ResourceWaitIT {

  private static final NotReady EVERY_SECOND = new NotReady(null, Duration.ofSeconds(1), null);
  private static final NotReady HOURLY = new NotReady(Duration.ofHours(1), null, null);

  @TempDir Path directory;

  @RegisterExtension static final ServerRuns runs = new ServerRuns(TemporalDevServer::start);

  private static Requests requests() {
    return Requests.of(step("fetch"), step("claim", map("name", "acme/db")), step("notify"))
        .newest();
  }

  @Test
  void waitsOnWhenItsWorkerIsKilledAndAnotherTakesOver() throws Exception {
    Requests requests = requests();
    Process doomed = runs.startDoomedWorker(directory, requests);
    TemplateRun run = runs.of(requests);
    Wait before = WaitingRunTest.awaitWait(run, "claim");

    doomed.destroyForcibly().waitFor();
    runs.actions().step("test:claim", ResourceWaitTest.readyAt(runs.actions(), 2, EVERY_SECOND));
    TestRuns.await(() -> runs.find(requests, "RunPhase = 'WAITING'"));
    boolean needsAttention = runs.find(requests, "NeedsAttention = true").isPresent();
    runs.startWorker();
    RunView view = ServerRuns.result(run);

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(before.message()).isEqualTo("Creating: database");
    assertThat(needsAttention).isFalse();
    assertThat(runs.actions().calls()).contains("test:claim claim").endsWith("test:notify notify");
    assertThat(runs.actions().calls()).doesNotContain("test:fetch fetch");
    assertThat(runs.actions().requests().getFirst().look()).isPositive();
  }

  @Test
  void isReadableWhileItWaits() {
    runs.startWorker();
    runs.actions().step("test:claim", ResourceWaitTest.readyAt(runs.actions(), 1, HOURLY));
    Requests requests = requests();
    TemplateRun run = runs.start(requests);
    WaitingRunTest.awaitWait(run, "claim", wait -> wait.nextLook() != null);

    assertThat(ServerRuns.details(run))
        .contains("Step claim waits for resource until")
        .contains(": Creating: part 0, next look 20");
    assertThat(runs.summaries(requests, HistoryEvent::hasTimerStartedEventAttributes))
        .containsExactly("2/3 test:claim acme/db: not ready, next look in 5m");
    run.cancel(new CancelRequest("user:default/ada", null));
    assertThat(ServerRuns.result(run).phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void looksNowWhenAPersonAsksForItAndCancelsTheTimer() {
    runs.startWorker();
    runs.actions().step("test:claim", ResourceWaitTest.readyAt(runs.actions(), 1, HOURLY));
    Requests requests = requests();
    TemplateRun run = runs.start(requests);
    WaitingRunTest.awaitWait(run, "claim", wait -> wait.nextLook() != null);

    run.decideWait(
        new WaitDecision("claim", WaitDecision.Verb.LOOK, "user:default/ada", null, null));

    assertThat(ServerRuns.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests()).extracting(StepRequest::look).containsExactly(0, 0, 1, 0);
    assertThat(runs.history(requests, HistoryEvent::hasTimerCanceledEventAttributes)).hasSize(1);
  }
}
