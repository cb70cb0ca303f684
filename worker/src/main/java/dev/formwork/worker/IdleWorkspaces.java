package dev.formwork.worker;

import dev.formwork.activities.workspace.Workspaces;
import java.time.Duration;

/** Takes the files of runs that wait from this worker's disk, a minute or two after their step. */
final class IdleWorkspaces extends Housekeeping {

  private final Workspaces workspaces;

  IdleWorkspaces(Workspaces workspaces) {
    super("idle-workspaces", "Files of runs that wait could not be deleted", Duration.ofMinutes(1));
    this.workspaces = workspaces;
  }

  @Override
  void round() {
    workspaces.releaseIdle();
  }
}
