package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunSearchAttributes;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.TemporalDevServer;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The interpreter on a real Temporal server. */
class TemplateRunIT {

  @TempDir static Path directory;

  @RegisterExtension
  static final ServerRuns runs =
      new ServerRuns(() -> TemporalDevServer.start(directory.resolve("temporal.db")));

  @Test
  void isFoundByItsSearchAttributes() {
    runs.startWorker();
    runs.actions()
        .failing("test:publish", "Conflict", "no")
        .undo("test:publish", request -> ScriptedActions.leaves(request, "changed"));
    Requests requests = Requests.of(step("fetch"), step("publish"));

    ServerRuns.result(runs.start(requests));

    WorkflowExecutionMetadata found =
        TestRuns.await(
            () ->
                runs.find(
                    requests,
                    "RunPhase = 'UNDONE_WITH_LEFTOVERS' and TemplateRef = 'template:default/java-service'"
                        + " and Owner = 'group:default/platform' and Initiator = 'user:default/ada'"
                        + " and NeedsAttention = true and CurrentStep = 'fetch'"));
    SearchAttributes attributes = found.getTypedSearchAttributes();
    assertThat(attributes.get(RunSearchAttributes.STEPS_DONE)).isZero();
  }

  @Test
  void isReadableInItsHistory() {
    runs.startWorker();
    Requests requests =
        Requests.of(
            step("publish", map("repoUrl", "local?owner=demo&repo=${{ parameters.name }}")),
            onFailure(FailurePolicy.CONTINUE, step("notify", map("to", "ada"))));

    TemplateRun run = runs.start(requests);
    ServerRuns.result(run);

    assertThat(runs.summaries(requests, HistoryEvent::hasActivityTaskScheduledEventAttributes))
        .containsExactly("1/2 test:publish demo/payments", "2/2 test:notify ada");
    assertThat(WorkflowStub.fromTyped(run).describe().getStaticSummary())
        .isEqualTo("Java service payments for Ada");
    assertThat(WorkflowStub.fromTyped(run).describe().getStaticDetails())
        .contains("- name: payments", "- Started by: user:default/ada");
  }

  @Test
  void tellsOperatorsWhereItStands() {
    runs.startWorker();
    runs.actions().holding("test:publish");
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("publish")));
    runs.actions().awaitHeld();

    assertThat(ServerRuns.details(run)).contains("| 2 | Step publish | test:publish | running |");
    run.cancel(new CancelRequest("user:default/ada", null));
    ServerRuns.result(run);
  }

  @Test
  void isCancelledByAnUpdate() {
    runs.startWorker();
    runs.actions().holding("test:publish");
    Requests requests = Requests.of(step("fetch"), step("publish"), step("notify"));
    TemplateRun run = runs.start(requests);
    runs.actions().awaitHeld();

    run.cancel(new CancelRequest("user:default/ada", "wrong name"));
    RunView view = ServerRuns.result(run);

    assertThat(view.phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(runs.actions().world()).isEmpty();
    assertThatThrownBy(() -> run.cancel(new CancelRequest("user:default/ada", null)))
        .hasStackTraceContaining("workflow execution already completed");
  }

  @Test
  void isStartedOnce() {
    runs.startWorker();
    Requests requests = Requests.of(step("fetch"));
    ServerRuns.result(runs.start(requests));

    assertThatThrownBy(() -> runs.start(requests))
        .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
  }

  @Test
  void goesOnWhenItsWorkerIsKilled() throws Exception {
    Requests requests = Requests.of(step("fetch"), step("publish"), step("notify"));
    Process doomed = runs.startDoomedWorker(directory, requests.policies(quickToNotice(requests)));

    doomed.destroyForcibly().waitFor();
    runs.startWorker();
    RunView view = ServerRuns.result(runs.of(requests));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(view.steps()).extracting(StepView::state).containsOnly(StepState.COMPLETED);
    assertThat(runs.actions().calls())
        .containsExactly("test:publish publish", "test:notify notify");
  }

  @Test
  void leavesNothingReadableInTheServersDatabase() throws Exception {
    runs.startWorker();
    runs.actions().failing("test:publish", "Conflict", "the failure speaks of plain-failure-text");
    Requests requests =
        Requests.of(
                step("fetch", map("text", "${{ parameters.text }}")),
                step("publish", map("name", "${{ parameters.text }}")))
            .parameters(map("text", "plain-parameter-text"));

    ServerRuns.result(runs.start(requests));

    try (var files = Files.list(directory)) {
      String stored = files.map(TemplateRunIT::read).reduce("", String::concat);
      assertThat(stored)
          .contains("test:publish", "template:default/java-service")
          .doesNotContain("plain-parameter-text", "plain-failure-text");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, ActionPolicy> quickToNotice(Requests requests) {
    Map<String, ActionPolicy> policies = new LinkedHashMap<>(requests.request().actions());
    policies.replaceAll(
        (_, policy) ->
            new ActionPolicy(
                policy.attemptTimeout(),
                policy.stepTimeout(),
                Duration.ofSeconds(2),
                5,
                Duration.ofMillis(200),
                null));
    return policies;
  }
}
