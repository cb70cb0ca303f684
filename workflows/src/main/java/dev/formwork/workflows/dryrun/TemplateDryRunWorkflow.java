package dev.formwork.workflows.dryrun;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** One activity, which is tried again once when its worker is lost. */
public final class TemplateDryRunWorkflow implements TemplateDryRun {

  /** Longest time of a dry run; callers wait as long. */
  public static final Duration LONGEST = Duration.ofMinutes(3);

  private static final ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofMinutes(2))
          .setScheduleToCloseTimeout(LONGEST)
          .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(2).build())
          .setSummary("try a template out")
          .build();

  @Override
  public void tryOut(String callId) {
    Workflow.newActivityStub(DryRunActivity.class, OPTIONS).tryOut(callId);
  }
}
