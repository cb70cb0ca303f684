package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.kept;
import static dev.formwork.workflows.interpreter.Requests.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunUndo;
import dev.formwork.workflows.RunUndoRequest;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.StuckUndo;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.UndoDecision;
import dev.formwork.workflows.UndoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunUndoTest {

  private static final String ADA = "user:default/ada";

  private final ScriptedActions actions = new ScriptedActions();
  private final TestWorkflowEnvironment environment = TestRuns.environment();

  @AfterEach
  void close() {
    environment.close();
  }

  static Requests threeSteps() {
    return Requests.of(step("fetch"), step("publish"), step("notify")).newest();
  }

  static RunUndoRequest wish(Requests requests) {
    RunRequest run = requests.request();
    return new RunUndoRequest(run, 1, ADA, "The team is gone.");
  }

  private RunUndo start(Requests requests, KeptUndoLog log) {
    Worker worker = environment.newWorker(TemplateRun.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(RunUndoWorkflow.class);
    worker.registerActivitiesImplementations(actions, log);
    environment.start();
    RunUndoRequest wish = wish(requests);
    RunUndo undo = environment.getWorkflowClient().newWorkflowStub(RunUndo.class, wish.options());
    WorkflowClient.start(undo::undo, wish);
    return undo;
  }

  private RunView result(RunUndo undo) {
    return WorkflowStub.fromTyped(undo).getResult(RunView.class);
  }

  @Test
  void takesEverythingBackTheNewestFirst() {
    Requests requests = threeSteps();

    RunView view = result(start(requests, KeptUndoLog.of(requests, actions)));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(actions.world()).isEmpty();
    assertThat(actions.calls())
        .containsExactly(
            "test:notify:undo notify", "test:publish:undo publish", "test:fetch:undo fetch");
  }

  @Test
  void tellsWhoTookTheRunBackAndWhyOnceMoreThanTheRunToldItsEnd() {
    Requests requests = threeSteps();

    result(start(requests, KeptUndoLog.of(requests, actions)));

    assertThat(actions.messages())
        .containsExactly(
            "user:default/ada took the run back: The team is gone.", "The run is taken back");
    assertThat(actions.events())
        .extracting(RunEvent::key)
        .containsExactly("undo:1:run:undoing", "undo:1:run:completion");
    assertThat(actions.undoRequests()).extracting(UndoRequest::serial).containsOnly(1);
  }

  @Test
  void givesEachUndoWhatItsStepAnsweredOrThatNobodyKnows() {
    Requests requests = Requests.of(step("fetch"), step("publish")).newest();
    KeptUndoLog log = KeptUndoLog.of(requests, actions);
    StepRequest unknown = log.request(requests, step("publish"), "eu");
    log.add(unknown, null);

    result(start(requests, log));

    assertThat(actions.undoRequests().getFirst().step().iteration()).isEqualTo("eu");
    assertThat(actions.undoRequests().getFirst().result()).isNull();
    assertThat(actions.undoRequests().getLast().result()).isNotNull();
  }

  @Test
  void keepsWhatTheTemplateKeeps() {
    Requests requests = Requests.of(kept(step("archive")), step("publish")).newest();

    RunView view = result(start(requests, KeptUndoLog.of(requests, actions)));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.steps()).extracting(StepView::state).startsWith(StepState.KEPT);
    assertThat(actions.world()).hasSize(1).first().asString().endsWith("/archive");
  }

  @Test
  void parksAnUndoThatFailsWhileTheOthersGoOn() {
    Requests requests = threeSteps();
    actions.undoFailingOnce("test:notify");
    RunUndo undo = start(requests, KeptUndoLog.of(requests, actions));

    assertThat(awaitStuck(undo)).extracting(StuckUndo::stepId).containsExactly("notify");
    TestRuns.awaitTrue(() -> actions.world().size() == 1);
    assertThat(actions.world()).first().asString().endsWith("/notify");
    undo.decideUndo(new UndoDecision("notify", UndoDecision.Verb.RETRY, ADA, null));

    assertThat(result(undo).phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(actions.world()).isEmpty();
  }

  @Test
  void listsWhatStays() {
    Requests requests = threeSteps();
    actions.undo("test:publish", request -> ScriptedActions.leaves(request, "Changed by Bob."));

    RunView view = result(start(requests, KeptUndoLog.of(requests, actions)));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE_WITH_LEFTOVERS);
    assertThat(view.leftovers()).extracting(Leftover::reason).containsExactly("Changed by Bob.");
    assertThat(actions.events())
        .filteredOn(event -> event.state() == StepState.LEFTOVER)
        .extracting(RunEvent::stepId)
        .containsExactly("publish");
  }

  @Test
  void goesOnWhenItIsCancelledInTemporal() {
    Requests requests = threeSteps();
    actions.undoFailingOnce("test:notify");
    RunUndo undo = start(requests, KeptUndoLog.of(requests, actions));
    awaitStuck(undo);

    WorkflowStub.fromTyped(undo).cancel();
    undo.decideUndo(new UndoDecision("notify", UndoDecision.Verb.RETRY, ADA, null));

    assertThatThrownBy(() -> result(undo)).isInstanceOf(WorkflowFailedException.class);
    assertThat(actions.world()).isEmpty();
    assertThat(actions.messages()).endsWith("The run is taken back");
  }

  static List<StuckUndo> awaitStuck(RunUndo undo) {
    return TestRuns.await(
        () ->
            Optional.of(Objects.requireNonNull(undo.state()).stuckUndos())
                .filter(stuck -> !stuck.isEmpty()));
  }
}
