package dev.formwork.worker;

import dev.formwork.activities.port.bitbucket.BitbucketClouds;
import dev.formwork.activities.port.checks.CheckHosts;
import dev.formwork.activities.port.cluster.ClaimCluster;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.integrations.bitbucket.BitbucketCloudWorkshop;
import dev.formwork.integrations.github.GithubConnector;
import dev.formwork.integrations.github.GithubRepositoryHost;
import dev.formwork.integrations.github.GithubSettings;
import dev.formwork.integrations.gitlab.GitlabDoor;
import dev.formwork.integrations.gitlab.GitlabPullRequestHost;
import dev.formwork.integrations.gitlab.GitlabRepositoryHost;
import dev.formwork.integrations.gitlab.GitlabSettings;
import dev.formwork.integrations.kubernetes.KubernetesClaimCluster;
import dev.formwork.integrations.kubernetes.KubernetesSettings;
import dev.formwork.integrations.kubernetes.TracedClaimCluster;
import dev.formwork.integrations.localgit.LocalGitHost;
import dev.formwork.integrations.localgit.LocalRepositoryHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The Git hosts that templates may publish to and fetch from. */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {

  private static final Duration PUSH_TIMEOUT = Duration.ofSeconds(60);

  /** Type of every host by its name, as expressions need it. */
  @Bean
  HostTypes hostTypes(WorkerSettings settings) {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("local", "local");
    types.put(settings.github().host(), "github");
    types.put(settings.gitlab().host(), "gitlab");
    types.putAll(PushHosts.types(settings));
    return new HostTypes(types);
  }

  /**
   * @param types such as `github.com` to `github`
   */
  record HostTypes(Map<String, String> types) {}

  @Bean
  RepositoryHosts repositoryHosts(WorkerSettings settings) {
    Map<String, RepositoryHosts.Entry> hosts = new LinkedHashMap<>();
    Path repositories = settings.localGit().directory();
    if (repositories != null) {
      hosts.put("local", new RepositoryHosts.Entry("local", localHost(repositories, settings)));
    }
    WorkerSettings.Github github = settings.github();
    if (github.isConfigured()) {
      hosts.put(github.host(), new RepositoryHosts.Entry("github", githubHost(github)));
    }
    WorkerSettings.Gitlab gitlab = settings.gitlab();
    if (gitlab.isConfigured()) {
      GitlabSettings access = gitlabSettings(gitlab);
      hosts.put(
          gitlab.host(),
          new RepositoryHosts.Entry(
              "gitlab", new GitlabRepositoryHost(access), new GitlabPullRequestHost(access)));
    }
    hosts.putAll(PushHosts.entries(settings));
    return RepositoryHosts.of(hosts);
  }

  /** Offered without credentials, too: a template may give a token of its own. */
  @Bean
  GithubHosts githubHosts(WorkerSettings settings) {
    WorkerSettings.Github github = settings.github();
    return GithubHosts.of(
        Map.of(
            github.host(),
            new GithubConnector(
                github.apiUrl(),
                github.requestTimeout(),
                github.isConfigured() ? githubSettings(github) : null)));
  }

  /** Offered without a token, too: a template may give one of its own. */
  @Bean
  Gitlabs gitlabs(WorkerSettings settings) {
    WorkerSettings.Gitlab gitlab = settings.gitlab();
    return Gitlabs.of(Map.of(gitlab.host(), new GitlabDoor(gitlabSettings(gitlab))));
  }

  private static GitlabSettings gitlabSettings(WorkerSettings.Gitlab gitlab) {
    return new GitlabSettings(gitlab.apiUrl(), gitlab.token(), gitlab.requestTimeout());
  }

  @Bean
  CheckHosts giteaChecks(WorkerSettings settings) {
    return PushHosts.giteaChecks(settings);
  }

  /** Offered without a login, too: a template may give a token of its own. */
  @Bean
  BitbucketClouds bitbucketClouds(WorkerSettings settings) {
    return token -> new BitbucketCloudWorkshop(PushHosts.bitbucketCloud(settings, token));
  }

  /** The cluster that claims are applied to, where there is one. */
  @Bean
  @ConditionalOnProperty("formwork.kubernetes.enabled")
  KubernetesClaimCluster claimCluster(WorkerSettings settings) {
    WorkerSettings.Kubernetes kubernetes = settings.kubernetes();
    return KubernetesClaimCluster.connect(
        new KubernetesSettings(
            kubernetes.apiServer(),
            kubernetes.token(),
            kubernetes.caFile(),
            kubernetes.requestTimeout()));
  }

  @Bean
  @Primary
  @ConditionalOnProperty("formwork.kubernetes.enabled")
  ClaimCluster tracedClaimCluster(KubernetesClaimCluster cluster, WorkerSettings settings) {
    return TracedClaimCluster.of(cluster, settings.kubernetes().apiServer());
  }

  private static LocalRepositoryHost localHost(Path repositories, WorkerSettings settings) {
    LocalGitHost host = new LocalGitHost(repositories, settings.gitUrl());
    return new LocalRepositoryHost(
        host, settings.portalUrl().resolve("/repositories"), PUSH_TIMEOUT);
  }

  static GithubRepositoryHost githubHost(WorkerSettings.Github github) {
    return new GithubRepositoryHost(githubSettings(github));
  }

  private static GithubSettings githubSettings(WorkerSettings.Github github) {
    return new GithubSettings(
        github.apiUrl(),
        github.token(),
        github.appId() == null || github.privateKey() == null
            ? null
            : new GithubSettings.App(github.appId(), github.privateKey()),
        github.requestTimeout());
  }
}
