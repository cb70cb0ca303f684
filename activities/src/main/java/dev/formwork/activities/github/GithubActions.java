package dev.formwork.activities.github;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.List;

/** The actions for what is in and around a repository on GitHub: `github:*`. */
public final class GithubActions {

  private GithubActions() {}

  /**
   * @param memory of what steps made where GitHub keeps no mark
   */
  public static List<Action<?, ?>> of(GithubHosts hosts, SentMessages memory) {
    var own = new OwnThings(memory);
    return List.of(
        new CreateRepository(hosts),
        new PushRepository(hosts),
        new DispatchWorkflow(hosts, memory),
        new CreateAutolink(hosts, own),
        new ProtectBranch(hosts, new BranchGuard(own)),
        new CreateDeployKey(hosts, own),
        new CreateEnvironment(hosts, own),
        new OpenIssue(hosts),
        new LabelIssue(hosts, own),
        new EnablePages(hosts, own),
        new CreateWebhook(hosts, own),
        new WaitForChecks(hosts),
        new WaitForPullRequest(hosts));
  }
}
