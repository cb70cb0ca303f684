package dev.formwork.integrations.gitlab;

import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.integrations.git.GitClient;
import org.jspecify.annotations.Nullable;

/** The way into one GitLab, with the configured token or with one that a template brought. */
public final class GitlabDoor implements Gitlabs.Door {

  private final GitlabSettings settings;
  private final Wire wire;
  private final GitClient git;

  public GitlabDoor(GitlabSettings settings) {
    this.settings = settings;
    this.wire = new Wire(settings.apiUrl(), settings.requestTimeout());
    this.git = new GitClient(settings.requestTimeout());
  }

  @Override
  public Gitlab open(@Nullable String token) {
    GitlabApi api = GitlabApi.open(settings, wire, token);
    return new Gitlab(
        new GitlabRepositoryHost(api, git),
        new GitlabPullRequestHost(api, settings.requestTimeout()),
        new GitlabBranches(api, settings.requestTimeout()),
        new GitlabMergeRequests(api),
        new GitlabGroups(api),
        new GitlabMembers(api),
        new GitlabProjects(api),
        new GitlabIssues(api),
        new GitlabPipelines(api),
        new GitlabTokens(api),
        new GitlabVariables(api),
        new GitlabTransfers(api),
        new GitlabUsers(api));
  }
}
