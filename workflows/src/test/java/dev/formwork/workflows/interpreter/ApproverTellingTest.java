package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static dev.formwork.workflows.interpreter.WaitingRunTest.approval;
import static dev.formwork.workflows.interpreter.WaitingRunTest.approve;
import static dev.formwork.workflows.interpreter.WaitingRunTest.awaitWait;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.ApprovalNotice;
import dev.formwork.workflows.ApprovalNotice.Ending;
import dev.formwork.workflows.ApprovalNotice.Kind;
import dev.formwork.workflows.ApprovalTelling.Told;
import dev.formwork.workflows.CancelRequest;
import dev.formwork.workflows.NotifyWish;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.TemplateRun;
import dev.formwork.workflows.Vote;
import dev.formwork.workflows.Wait;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApproverTellingTest {

  private static final String BOB = "user:default/bob";
  private static final String EVE = "user:default/eve";

  @RegisterExtension final TestRuns runs = new TestRuns();

  private List<Kind> kinds() {
    return runs.actions().notices().stream().map(ApprovalNotice::kind).toList();
  }

  private List<Ending> endings() {
    return runs.actions().notices().stream()
        .filter(notice -> notice.kind() == Kind.END)
        .map(ApprovalNotice::ending)
        .toList();
  }

  private void awaitNotices(TemplateRun run, int count) {
    awaitWait(run, "ask", _ -> runs.actions().notices().size() >= count);
  }

  @Test
  void areAskedAndHearOfTheAnswer() {
    TemplateRun run = runs.start(Requests.of(approval("message", "May we?")).newest());
    awaitNotices(run, 1);

    approve(run, BOB);

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(kinds()).containsExactly(Kind.ASK, Kind.END);
    ApprovalNotice asked = runs.actions().notices().getFirst();
    assertThat(asked.request().message()).isEqualTo("May we?");
    assertThat(asked.stepName()).isEqualTo("Step ask");
    assertThat(asked.wish()).isEqualTo(new NotifyWish("people", "people"));
    ApprovalNotice ended = runs.actions().notices().getLast();
    assertThat(ended.ending()).isEqualTo(Ending.APPROVED);
    assertThat(ended.request().approval().votes()).extracting(Vote::by).containsExactly(BOB);
  }

  @Test
  void hearOfEachAnswerThatIsNotTheLast() {
    TemplateRun run = runs.start(Requests.of(approval("quorum", 2)).newest());
    awaitNotices(run, 1);

    approve(run, BOB);
    awaitNotices(run, 2);
    approve(run, EVE, "group:default/leads");

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(kinds()).containsExactly(Kind.ASK, Kind.PROGRESS, Kind.END);
  }

  @Test
  void areRemindedEveryDayUntilTheDeadline() {
    runs.run(Requests.of(approval("deadline", "4d")).newest());

    assertThat(kinds()).containsExactly(Kind.ASK, Kind.REMIND, Kind.REMIND, Kind.REMIND, Kind.END);
    assertThat(endings()).containsExactly(Ending.EXPIRED);
    assertThat(runs.actions().notices())
        .extracting(ApprovalNotice::number)
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void areNotRemindedWhereTheTemplateSaysSo() {
    runs.run(Requests.of(approval("deadline", "4d", "remindEvery", "never")).newest());

    assertThat(kinds()).containsExactly(Kind.ASK, Kind.END);
  }

  @Test
  void areRemindedTwentyTimesAtMost() {
    runs.run(Requests.of(approval("deadline", "30d", "remindEvery", "1h")).newest());

    assertThat(kinds()).filteredOn(Kind.REMIND::equals).hasSize(20);
  }

  @Test
  void includeThoseWhoAreAskedLater() {
    runs.run(
        Requests.of(
                approval(
                    "deadline", "2d",
                    "remindEvery", "18h",
                    "escalateAfter", "1d",
                    "escalateTo", List.of("user:boss"),
                    "onDeadline", "approve"))
            .newest());

    assertThat(kinds()).containsExactly(Kind.ASK, Kind.REMIND, Kind.ASK, Kind.REMIND, Kind.END);
    assertThat(endings()).containsExactly(Ending.APPROVED_BY_SILENCE);
    assertThat(runs.actions().notices().get(1).request().approval().approvers())
        .doesNotContain("user:default/boss");
    assertThat(runs.actions().notices().getLast().request().approval().approvers())
        .contains("user:default/boss");
  }

  @Test
  void hearThatTheRunWasCancelled() {
    TemplateRun run = runs.start(Requests.of(approval()).newest());
    awaitNotices(run, 1);

    run.cancel(new CancelRequest(EVE, null));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.CANCELLED);
    assertThat(endings()).containsExactly(Ending.CANCELLED);
  }

  @Test
  void hearThatSomeoneRejected() {
    TemplateRun run = runs.start(Requests.of(approval("quorum", 2)).newest());
    awaitNotices(run, 1);

    run.vote(new Vote("ask", Vote.Verdict.REJECT, BOB, List.of(), "Too dear."));

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(endings()).containsExactly(Ending.REJECTED);
  }

  @Test
  void doNotHoldTheRunUpWhenTheyCannotBeTold() {
    runs.actions()
        .telling(
            _ -> {
              throw ApplicationFailure.newNonRetryableFailure("Slack is away.", "Unavailable");
            });
    String problem = "Not everybody was told about step ask: Slack is away.";
    TemplateRun run = runs.start(Requests.of(approval()).newest());
    awaitWait(run, "ask", _ -> runs.actions().messages().contains(problem));

    approve(run, BOB);

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
  }

  @Test
  void areAskedAgainLaterWhenTheyCouldNotBeTold() {
    AtomicInteger attempts = new AtomicInteger();
    runs.actions()
        .telling(
            _ -> {
              if (attempts.incrementAndGet() < 12) {
                throw ApplicationFailure.newFailure("Slack is away.", "Unavailable");
              }
              return new Told(List.of());
            });

    runs.run(Requests.of(approval("deadline", "20h")).newest());

    assertThat(kinds()).filteredOn(Kind.ASK::equals).hasSize(12);
    assertThat(endings()).containsExactly(Ending.EXPIRED);
  }

  @Test
  void whoWereNotReachedAreNamedInTheRun() {
    runs.actions().telling(_ -> new Told(List.of("Nobody knows the address of bob.")));

    runs.run(Requests.of(approval("deadline", "1d")).newest());

    assertThat(runs.actions().messages())
        .contains("Not everybody was told about step ask: Nobody knows the address of bob.");
  }

  @Test
  void areNotAskedAnyMoreWhenTheAnswerIsThereFirst() {
    runs.actions()
        .telling(
            notice -> {
              if (notice.kind() != Kind.END) {
                throw ApplicationFailure.newFailure("Slack is away.", "Unavailable");
              }
              return new Told(List.of());
            });
    TemplateRun run = runs.start(Requests.of(approval()).newest());
    awaitNotices(run, 1);

    approve(run, BOB);

    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(endings()).containsExactly(Ending.APPROVED);
  }

  @Test
  void cannotAnswerARequestThatWasOpenBefore() {
    TemplateRun run = runs.start(Requests.of(approval()).newest());
    Wait wait = awaitWait(run, "ask");

    Vote late =
        new Vote("ask", Vote.Verdict.APPROVE, BOB, List.of(), null, wait.since().minusSeconds(60));

    assertThatThrownBy(() -> run.vote(late))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("No request for approval 'ask' is open");
    run.vote(new Vote("ask", Vote.Verdict.APPROVE, BOB, List.of(), null, wait.since()));
    assertThat(runs.result(run).phase()).isEqualTo(RunPhase.COMPLETED);
  }

  @Test
  void areToldWhereTheTemplateSays() {
    runs.run(
        Requests.of(
                approval("deadline", "1d", "notify", map("slack", "#platform", "email", "none")))
            .newest());

    assertThat(runs.actions().notices().getFirst().wish())
        .isEqualTo(new NotifyWish("#platform", "none"));
  }

  @Test
  void areNotToldInAWayThatDoesNotExist() {
    RunView view =
        runs.run(
            Requests.of(
                    approval(
                        "remindEvery",
                        "1s",
                        "notify",
                        map("slack", "<!here>", "pager", "x", "email", "a b")))
                .newest());

    assertThat(view.failure().message())
        .contains(
            "must be 1m or longer, or never",
            "not '<!here>' (input: notify.slack)",
            "not 'a b' (input: notify.email)",
            "'pager' is not known here (input: notify.pager)");
  }

  @Test
  void heardOfNothingBeforeTheThirdSemantics() {
    runs.run(Requests.of(approval("deadline", "4d")).version(2));

    assertThat(runs.actions().notices()).isEmpty();
  }
}
