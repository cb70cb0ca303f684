package dev.formwork.workflows.dryrun;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Carries out one dry run and writes its answer into the table. */
@ActivityInterface
public interface DryRunActivity {

  @ActivityMethod(name = "formwork:dry-run")
  void tryOut(String callId);
}
