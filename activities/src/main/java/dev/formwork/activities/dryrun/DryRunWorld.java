package dev.formwork.activities.dryrun;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.approval.ApprovalActions;
import dev.formwork.activities.bitbucket.BitbucketActions;
import dev.formwork.activities.catalog.CatalogActions;
import dev.formwork.activities.crossplane.CrossplaneActions;
import dev.formwork.activities.debug.DebugActions;
import dev.formwork.activities.fetch.FetchActions;
import dev.formwork.activities.fs.FileActions;
import dev.formwork.activities.gitea.GiteaActions;
import dev.formwork.activities.github.GithubActions;
import dev.formwork.activities.gitlab.GitlabActions;
import dev.formwork.activities.notify.NotifyActions;
import dev.formwork.activities.port.bitbucket.InMemoryBitbucketCloud;
import dev.formwork.activities.port.catalog.EntityCatalog;
import dev.formwork.activities.port.chat.InMemoryChatMessenger;
import dev.formwork.activities.port.checks.CheckHosts;
import dev.formwork.activities.port.fetch.SourceReader;
import dev.formwork.activities.port.github.Github;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.github.InMemoryGithub;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.InMemoryGitlab;
import dev.formwork.activities.port.mail.InMemoryMailer;
import dev.formwork.activities.port.notice.InMemoryNoticeBoard;
import dev.formwork.activities.port.scm.InMemoryPullRequestHost;
import dev.formwork.activities.port.scm.InMemoryRepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.activities.port.sent.InMemorySentMessages;
import dev.formwork.activities.port.template.TemplateFiles;
import dev.formwork.activities.publish.PublishActions;
import dev.formwork.activities.wait.WaitActions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The actions of a worker on ports in memory: what a dry run makes is gone when it ends. */
final class DryRunWorld {

  private DryRunWorld() {}

  /**
   * All actions, for one dry run.
   *
   * @param hosts type of every configured Git host by host name
   * @param sources reads addresses outside; never writes
   * @param catalog read for entities that are there already; never written
   */
  static List<Action<?, ?>> actions(
      TemplateFiles files, SourceReader sources, EntityCatalog catalog, Map<String, String> hosts) {
    RepositoryHosts repositories = repositories(hosts);
    List<Action<?, ?>> actions = new ArrayList<>();
    actions.addAll(FetchActions.of(files, sources, hosts));
    actions.addAll(FileActions.of());
    actions.addAll(DebugActions.of());
    actions.addAll(ApprovalActions.of());
    actions.addAll(WaitActions.of());
    actions.addAll(CatalogActions.of(new DryRunCatalog(catalog)));
    actions.addAll(PublishActions.of(repositories));
    GithubHosts githubs = githubs(hosts);
    actions.addAll(PublishActions.github(githubs));
    actions.addAll(GithubActions.of(githubs, new InMemorySentMessages()));
    Gitlabs gitlabs = gitlabs(hosts);
    actions.addAll(PublishActions.gitlab(gitlabs));
    actions.addAll(GitlabActions.of(gitlabs));
    actions.addAll(GiteaActions.of(CheckHosts.of("gitea", Map.of())));
    actions.addAll(CrossplaneActions.of(files, repositories, new DryRunCluster()));
    var bitbucket = new InMemoryBitbucketCloud();
    actions.addAll(BitbucketActions.of(token -> bitbucket, new InMemorySentMessages()));
    actions.addAll(
        NotifyActions.of(
            new InMemoryChatMessenger(), new InMemoryMailer(), new InMemoryNoticeBoard()));
    return actions;
  }

  private static GithubHosts githubs(Map<String, String> hosts) {
    Map<String, GithubHosts.Connector> connectors = new LinkedHashMap<>();
    hosts.forEach(
        (host, type) -> {
          if (type.equals("github")) {
            Github github =
                new InMemoryGithub(new InMemoryRepositoryHost("https://" + host)).github();
            connectors.put(host, token -> github);
          }
        });
    return GithubHosts.of(connectors);
  }

  private static Gitlabs gitlabs(Map<String, String> hosts) {
    Map<String, Gitlabs.Door> doors = new LinkedHashMap<>();
    hosts.forEach(
        (host, type) -> {
          if (type.equals("gitlab")) {
            doors.put(host, InMemoryGitlab.whereAnythingExists("https://" + host));
          }
        });
    return Gitlabs.of(doors);
  }

  /** A host in memory in the place of each configured one. */
  private static RepositoryHosts repositories(Map<String, String> hosts) {
    RepositoryHosts repositories = RepositoryHosts.of(Map.of());
    for (Map.Entry<String, String> host : hosts.entrySet()) {
      var memory = new InMemoryRepositoryHost("https://" + host.getKey());
      repositories =
          repositories.with(
              host.getKey(), host.getValue(), memory, new InMemoryPullRequestHost(memory));
    }
    return repositories;
  }
}
