package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.onFailure;
import static dev.formwork.workflows.interpreter.Requests.patient;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static dev.formwork.workflows.interpreter.WaitingRunTest.awaitWait;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.Decision;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.NotReady;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.Wait;
import dev.formwork.workflows.WaitDecision;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResourceWaitTest {

  private static final String ADA = "user:default/ada";

  @RegisterExtension final TestRuns runs = new TestRuns();

  /** An action that is ready at some look, counted from 0. */
  static Function<StepRequest, StepResult> readyAt(
      ScriptedActions actions, int look, NotReady wishes) {
    return request -> {
      if (request.look() < look) {
        throw notReady("Creating: part " + request.look() / 2 + ".", wishes);
      }
      return actions.makes(request);
    };
  }

  static Function<StepRequest, StepResult> neverReady() {
    return request -> {
      throw notReady("Creating: subnet.", NotReady.ANY);
    };
  }

  static ApplicationFailure notReady(String message, NotReady wishes) {
    return ApplicationFailure.newBuilder()
        .setType(NotReady.TYPE)
        .setMessage(message)
        .setDetails(wishes)
        .build();
  }

  private static WaitDecision decision(WaitDecision.Verb verb) {
    return new WaitDecision("claim", verb, ADA, "I know better.", map("host", "by-hand"));
  }

  @Test
  void looksAgainUntilTheThingIsReady() {
    runs.actions().step("test:claim", readyAt(runs.actions(), 4, NotReady.ANY));

    RunView view =
        runs.run(
            Requests.of(step("claim"), step("tell", map("of", "${{ steps.claim.output.name }}")))
                .newest());

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(view.waits()).isEmpty();
    assertThat(runs.actions().requests())
        .extracting(StepRequest::look)
        .containsExactly(0, 1, 2, 3, 4, 0);
    assertThat(runs.actions().requests().getLast().input()).isEqualTo(map("of", "claim"));
    assertThat(runs.actions().messages())
        .containsSubsequence(
            "Step claim waits: Creating: part 0",
            "Step claim waits: Creating: part 1",
            "Step claim does not wait any more")
        .doesNotHaveDuplicates();
  }

  @Test
  void tellsWhatIsMissingWhileItWaits() {
    runs.actions().step("test:claim", neverReady());
    TemplateRun run = runs.start(Requests.of(step("claim")).newest());

    Wait wait = awaitWait(run, "claim", open -> open.nextLook() != null);

    assertThat(run.state().phase()).isEqualTo(RunPhase.WAITING);
    assertThat(wait.kind()).isEqualTo(Wait.Kind.RESOURCE);
    assertThat(wait.message()).isEqualTo("Creating: subnet");
    assertThat(wait.nextLook())
        .isBetween(wait.since().plusSeconds(5), wait.since().plusSeconds(10));
    run.cancel(new CancelRequest(ADA, null));
    runs.result(run);
  }

  @Test
  void saysInItsTimersWhenItLooksAgain() {
    runs.actions().step("test:claim", readyAt(runs.actions(), 2, NotReady.ANY));
    Requests requests = Requests.of(step("fetch"), step("claim", map("name", "acme/db"))).newest();

    runs.run(requests);

    assertThat(timers(requests))
        .containsExactly(
            "2/2 test:claim acme/db: not ready, next look in 5s",
            "2/2 test:claim acme/db: not ready, next look in 10s");
    assertThat(runs.tellings(requests)).noneMatch(names -> names.contains("NeedsAttention"));
  }

  @Test
  void waitsAMonthInAHistoryOfModestSize() {
    NotReady wishes = new NotReady(null, Duration.ofHours(1), Duration.ofDays(60));
    long ready = runs.environmentForReplay().currentTimeMillis() + Duration.ofDays(30).toMillis();
    runs.actions()
        .step(
            "test:claim",
            request -> {
              if (runs.environmentForReplay().currentTimeMillis() < ready) {
                throw notReady("Creating: database.", wishes);
              }
              return runs.actions().makes(request);
            });
    Requests requests = Requests.of(step("claim")).newest();

    RunView view = runs.run(requests);

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests()).hasSizeBetween(300, 450);
    assertThat(runs.history(requests).getEvents()).hasSizeLessThan(5_500);
  }

  @Test
  void failsWithWhatIsMissingWhenItsTimeIsOver() {
    NotReady wishes = new NotReady(null, null, Duration.ofHours(36));
    runs.actions().step("test:claim", readyAt(runs.actions(), 1_000_000, wishes));

    RunView view = runs.run(Requests.of(step("fetch"), step("claim")).newest());

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().type()).isEqualTo("NotReadyInTime");
    assertThat(view.failure().message())
        .startsWith("Step 'claim' was not ready within 1d12h (input: timeout): Creating: part");
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void waitsNoLongerThanTheStepMayTake() {
    NotReady wishes = new NotReady(null, null, Duration.ofHours(36));
    runs.actions().step("test:claim", readyAt(runs.actions(), 1_000_000, wishes));

    RunView view =
        runs.run(Requests.of(patient(Duration.ofMinutes(10), 2, step("claim"))).newest());

    assertThat(view.failure().message()).contains("not ready within 10m");
  }

  @Test
  void waitsAnewWhenAPersonRetriesTheStep() {
    AtomicInteger looks = new AtomicInteger();
    NotReady wishes = new NotReady(null, null, Duration.ofSeconds(5));
    runs.actions()
        .step(
            "test:claim",
            request -> {
              if (looks.incrementAndGet() < 4) {
                throw notReady("Creating.", wishes);
              }
              return runs.actions().makes(request);
            });
    TemplateRun run =
        runs.start(Requests.of(onFailure(FailurePolicy.PAUSE, step("claim"))).newest());
    while (run.state().pause() == null) {
      runs.environmentForReplay().sleep(Duration.ofSeconds(1));
    }

    run.decide(new Decision(Decision.Verb.RETRY, 1, ADA, null, null, null));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests())
        .extracting(request -> request.attemptGroup() + "/" + request.look())
        .containsExactly("1/0", "1/1", "2/0", "2/1");
  }

  @Test
  void stopsWaitingWhenTheRunIsCancelled() {
    runs.actions().step("test:claim", neverReady());
    TemplateRun run = runs.start(Requests.of(step("fetch"), step("claim")).newest());
    awaitWait(run, "claim");

    run.cancel(new CancelRequest(ADA, null));

    RunView view = runs.result(run);
    assertThat(view.phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(view.waits()).isEmpty();
    assertThat(runs.actions().calls()).contains("test:claim:undo claim", "test:fetch:undo fetch");
    assertThat(runs.actions().world()).isEmpty();
  }

  @Test
  void looksAtOnceWhenAPersonAsksForIt() {
    runs.actions().step("test:claim", readyAt(runs.actions(), 1, NotReady.ANY));
    TemplateRun run = runs.start(Requests.of(step("claim")).newest());
    Wait wait = awaitWait(run, "claim", open -> open.nextLook() != null);

    run.decideWait(decision(WaitDecision.Verb.LOOK));

    while (runs.actions().requests().size() < 2) {
      run.state();
    }
    assertThat(runs.environmentForReplay().currentTimeMillis())
        .isLessThan(wait.nextLook().toEpochMilli());
    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
  }

  @Test
  void keepsADistanceBetweenTwoLooksByHand() {
    runs.actions().step("test:claim", readyAt(runs.actions(), 2, NotReady.ANY));
    TemplateRun run = runs.start(Requests.of(step("claim")).newest());
    lookTwice(run);

    Wait wait = awaitWait(run, "claim", open -> open.nextLook() != null);

    assertThat(
            Duration.between(
                Instant.ofEpochMilli(runs.environmentForReplay().currentTimeMillis()),
                wait.nextLook()))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests()).hasSize(3);
  }

  @Test
  void prefersToALookThatIsStillToComeWhatAPersonDecidesMeanwhile() {
    runs.actions().step("test:claim", neverReady());
    TemplateRun run = runs.start(Requests.of(step("claim")).newest());
    lookTwice(run);

    run.decideWait(decision(WaitDecision.Verb.SKIP));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests()).hasSize(2);
  }

  /** Asks for a look, and for another one as soon as it is under way. */
  private void lookTwice(TemplateRun run) {
    awaitWait(run, "claim");
    run.decideWait(decision(WaitDecision.Verb.LOOK));
    TestRuns.awaitTrue(() -> runs.actions().requests().size() == 2);
    run.decideWait(decision(WaitDecision.Verb.LOOK));
  }

  @Test
  void refusesADecisionWhereNothingWaits() {
    runs.actions().step("test:claim", neverReady());
    TemplateRun run = runs.start(Requests.of(step("claim")).newest());
    awaitWait(run, "claim");

    assertRefused(
        () -> run.decideWait(new WaitDecision("other", WaitDecision.Verb.LOOK, ADA, null, null)),
        "Nothing waits as 'other'");

    run.cancel(new CancelRequest(ADA, null));
    runs.result(run);
  }

  @Test
  void goesOnWithoutTheThingWhenAPersonDecidesSo() {
    runs.actions().step("test:claim", neverReady());
    TemplateRun run =
        runs.start(
            Requests.of(step("claim"), step("tell", map("to", "${{ steps.claim.output.host }}")))
                .newest());
    awaitWait(run, "claim");

    run.decideWait(decision(WaitDecision.Verb.SKIP));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests().getLast().input()).isEqualTo(map("to", "by-hand"));
    assertThat(runs.actions().messages())
        .contains(
            "user:default/ada went on without waiting for step claim any longer. Reason: I know better.");
  }

  @Test
  void failsWhenAPersonStopsTheWait() {
    runs.actions().step("test:claim", neverReady());
    TemplateRun run = runs.start(Requests.of(step("claim")).newest());
    awaitWait(run, "claim");

    run.decideWait(decision(WaitDecision.Verb.STOP));

    RunView view = runs.result(run);
    assertThat(view.failure().type()).isEqualTo("WaitStopped");
    assertThat(view.failure().message())
        .isEqualTo(
            "user:default/ada stopped waiting for step 'claim', which was not ready: Creating: subnet. Reason: I know better.");
  }

  @Test
  void retriesALookThatFailsForAWhile() {
    AtomicInteger attempts = new AtomicInteger();
    runs.actions()
        .step(
            "test:claim",
            request ->
                switch (attempts.incrementAndGet()) {
                  case 1 -> throw notReady("Creating.", NotReady.ANY);
                  case 2 -> throw ApplicationFailure.newFailure("Busy.", "Unavailable");
                  default -> runs.actions().makes(request);
                });

    RunView view = runs.run(Requests.of(step("claim")).newest());

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(runs.actions().requests()).extracting(StepRequest::look).containsExactly(0, 1, 1);
  }

  @Test
  void failsAtOnceWhenALookFindsThatItWillNeverBeReady() {
    AtomicInteger attempts = new AtomicInteger();
    runs.actions()
        .step(
            "test:claim",
            request -> {
              throw attempts.incrementAndGet() == 1
                  ? notReady("Creating.", NotReady.ANY)
                  : ApplicationFailure.newFailure("It was deleted.", "NeverReady");
            });

    RunView view = runs.run(Requests.of(step("claim")).newest());

    assertThat(view.failure().type()).isEqualTo("NeverReady");
    assertThat(view.failure().message()).isEqualTo("It was deleted.");
    assertThat(attempts).hasValue(2);
  }

  @Test
  void waitsInEveryIteration() {
    runs.actions().step("test:claim", readyAt(runs.actions(), 1, NotReady.ANY));

    RunView view = runs.run(Requests.of(forEach(List.of("eu", "us"), step("claim"))).newest());

    assertThat(view.steps()).extracting(StepView::failure).containsOnlyNulls();
    assertThat(runs.actions().requests())
        .extracting(request -> request.iteration() + "/" + request.look())
        .containsExactly("0/0", "0/1", "1/0", "1/1");
  }

  @Test
  void countsAsAFailedAttemptForRunsOfOlderSemantics() {
    runs.actions().step("test:claim", neverReady());

    RunView view = runs.run(Requests.of(step("claim")));

    assertThat(view.failure().type()).isEqualTo("NotReadyYet");
    assertThat(runs.actions().requests()).extracting(StepRequest::look).containsExactly(0, 0);
  }

  private List<String> timers(Requests requests) {
    return runs.history(requests).getEvents().stream()
        .filter(HistoryEvent::hasTimerStartedEventAttributes)
        .map(event -> event.getUserMetadata().getSummary())
        .map(summary -> TestRuns.CONVERTER.fromPayload(summary, String.class, String.class))
        .toList();
  }

  private static void assertRefused(Runnable call, String why) {
    assertThatThrownBy(call::run)
        .isInstanceOf(WorkflowUpdateException.class)
        .rootCause()
        .hasMessageContaining(why);
  }
}
