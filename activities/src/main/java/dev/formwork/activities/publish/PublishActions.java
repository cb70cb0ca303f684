package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.scm.RepositoryHosts;
import java.util.List;

/** The actions that make repositories: `publish:*`. */
public final class PublishActions {

  private PublishActions() {}

  /** The actions that publish to GitHub. */
  public static List<Action<?, ?>> github(GithubHosts githubs) {
    return List.of(new PublishGithub(githubs), new PublishGithubPullRequest(githubs));
  }

  /** The actions that publish to GitLab. */
  public static List<Action<?, ?>> gitlab(Gitlabs gitlabs) {
    return List.of(new PublishGitlab(gitlabs), new ProposeOnGitlab(gitlabs));
  }

  /**
   * @param hosts the configured hosts, of whatever type
   */
  public static List<Action<?, ?>> of(RepositoryHosts hosts) {
    return List.of(
        new PublishLocal(hosts),
        new PublishGitea(hosts),
        new ProposeOnGitea(hosts),
        new PublishBitbucketCloud(hosts),
        new ProposeOnBitbucketCloud(hosts),
        new PublishBitbucketServer(hosts),
        new ProposeOnBitbucketServer(hosts),
        new PublishAzure(hosts),
        new ProposeOnAzure(hosts));
  }
}
