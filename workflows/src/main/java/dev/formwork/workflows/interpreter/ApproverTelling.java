package dev.formwork.workflows.interpreter;

import dev.formwork.workflows.ApprovalNotice;
import dev.formwork.workflows.ApprovalNotice.Ending;
import dev.formwork.workflows.ApprovalNotice.Kind;
import dev.formwork.workflows.ApprovalTelling;
import dev.formwork.workflows.ApprovalTelling.Told;
import dev.formwork.workflows.NotifyWish;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.TellingInput;
import dev.formwork.workflows.Wait;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the approvers of one request are told outside of the portal, one thing after the other: what
 * is told last is what stays to be seen. The request goes on meanwhile. When they cannot be asked
 * it is tried for hours, but not after the request is over.
 */
final class ApproverTelling {

  private static final int MAX_PROBLEM = 500;
  private static final int MAX_ROUNDS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);

  private final Tellings tellings;
  private final RunInfo run;
  private final StepProgress step;
  private final NotifyWish wish;
  private final List<ApprovalNotice> next = new ArrayList<>();
  private boolean isBusy;
  private boolean isOver;
  private @Nullable CancellationScope pause;
  private int told;

  ApproverTelling(Tellings tellings, RunInfo run, StepProgress step, NotifyWish wish) {
    this.tellings = tellings;
    this.run = run;
    this.step = step;
    this.wish = wish;
  }

  /** Tells the notice as soon as what was said before has been told. */
  void tell(Kind kind, Wait request) {
    add(kind, request, null);
  }

  /**
   * Tells that the request is over. What was not told before is not told any more; when nobody was
   * asked, nobody hears of the end.
   */
  void end(Wait request, Ending ending) {
    isOver = true;
    if (told == 0) {
      return;
    }
    next.clear();
    add(Kind.END, request, ending);
    if (pause != null) {
      pause.cancel("the request is over");
    }
  }

  private void add(Kind kind, Wait request, @Nullable Ending ending) {
    next.add(new ApprovalNotice(run, step.spec().name(), request, kind, ++told, wish, ending));
    begin();
  }

  private void begin() {
    if (!isBusy && !next.isEmpty()) {
      isBusy = true;
      tellings.begun();
      attempt(next.removeFirst(), 1);
    }
  }

  /** Runs in a scope of its own, which no cancellation of the run reaches. */
  private void attempt(ApprovalNotice notice, int round) {
    Workflow.newDetachedCancellationScope(
            () ->
                Workflow.newUntypedActivityStub(options(notice))
                    .executeAsync(ApprovalTelling.TYPE, Told.class, notice)
                    .handle(
                        (answer, failure) -> {
                          ended(notice, round, answer, failure);
                          return null;
                        }))
        .run();
  }

  private void ended(
      ApprovalNotice notice, int round, @Nullable Told answer, @Nullable RuntimeException failure) {
    if (answer != null && !answer.problems().isEmpty()) {
      problem(String.join(" ", answer.problems()));
    }
    if (failure != null && round == 1) {
      problem(reason(failure));
    }
    if (failure != null && notice.kind() == Kind.ASK && round < MAX_ROUNDS && !isOver) {
      pauseBefore(notice, round + 1);
    } else {
      done();
    }
  }

  private void pauseBefore(ApprovalNotice notice, int round) {
    Duration time = FIRST_PAUSE.multipliedBy(1L << (2 * (round - 2)));
    TimerOptions options =
        TimerOptions.newBuilder()
            .setSummary("ask the approvers of step %s again".formatted(step.id()))
            .build();
    pause =
        Workflow.newDetachedCancellationScope(
            () ->
                Workflow.newTimer(time, options)
                    .handle(
                        (_, cancelled) -> {
                          pause = null;
                          if (cancelled == null) {
                            attempt(notice, round);
                          } else {
                            done();
                          }
                          return null;
                        }));
    pause.run();
  }

  private void done() {
    isBusy = false;
    tellings.ended();
    begin();
  }

  private void problem(String sentence) {
    tellings.problem(step, TellingInput.shorten(sentence, MAX_PROBLEM));
  }

  private static String reason(RuntimeException failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ApplicationFailure cause) {
        return String.valueOf(cause.getOriginalMessage());
      }
    }
    return "no worker did it in time.";
  }

  private ActivityOptions options(ApprovalNotice notice) {
    String what = notice.kind().name().toLowerCase(Locale.ROOT);
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofMinutes(1))
        .setScheduleToCloseTimeout(Duration.ofMinutes(2))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setMaximumAttempts(4)
                .build())
        .setSummary("tell the approvers of step %s: %s".formatted(step.id(), what))
        .build();
  }
}
