package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.gitlab.Gitlabs;
import java.util.List;

/** The actions for GitLab besides publishing: `gitlab:*`. */
public final class GitlabActions {

  private GitlabActions() {}

  public static List<Action<?, ?>> of(Gitlabs gitlabs) {
    return List.of(
        new PushFiles(gitlabs),
        new EnsureGroup(gitlabs),
        new ChangeGroupAccess(gitlabs),
        new TransferProject(gitlabs),
        new CreateIssue(gitlabs),
        new EditIssue(gitlabs),
        new TriggerPipeline(gitlabs),
        new CreateAccessToken(gitlabs),
        new CreateDeployToken(gitlabs),
        new CreateVariable(gitlabs),
        new ShowUser(gitlabs),
        new WaitForPipeline(gitlabs),
        new WaitForMergeRequest(gitlabs));
  }
}
