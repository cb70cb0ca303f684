package dev.formwork.activities.gitea;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.checks.CheckHosts;
import java.util.List;

/** The actions for Gitea besides publishing: `gitea:*`. */
public final class GiteaActions {

  private GiteaActions() {}

  public static List<Action<?, ?>> of(CheckHosts hosts) {
    return List.of(new WaitForChecks(hosts), new WaitForPullRequest(hosts));
  }
}
