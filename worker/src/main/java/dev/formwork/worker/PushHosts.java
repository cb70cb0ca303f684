package dev.formwork.worker;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.checks.CheckHosts;
import dev.formwork.activities.port.scm.RepositoryHosts.Entry;
import dev.formwork.integrations.azure.AzurePullRequests;
import dev.formwork.integrations.azure.AzureRepositoryHost;
import dev.formwork.integrations.azure.AzureSettings;
import dev.formwork.integrations.bitbucket.BitbucketCloudPullRequests;
import dev.formwork.integrations.bitbucket.BitbucketCloudRepositoryHost;
import dev.formwork.integrations.bitbucket.BitbucketCloudSettings;
import dev.formwork.integrations.bitbucket.BitbucketServerPullRequests;
import dev.formwork.integrations.bitbucket.BitbucketServerRepositoryHost;
import dev.formwork.integrations.bitbucket.BitbucketServerSettings;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.gitea.GiteaChecks;
import dev.formwork.integrations.gitea.GiteaPullRequests;
import dev.formwork.integrations.gitea.GiteaRepositoryHost;
import dev.formwork.integrations.gitea.GiteaSettings;
import dev.formwork.integrations.web.GitHost;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gitea, both Bitbuckets and Azure DevOps, as the settings have them. */
final class PushHosts {

  private PushHosts() {}

  /** Types by host name; those that everybody may have are known without a login, too. */
  static Map<String, String> types(WorkerSettings settings) {
    Map<String, String> types = new LinkedHashMap<>();
    types.put(settings.bitbucketCloud().host(), "bitbucketCloud");
    types.put(settings.azure().url().getAuthority(), "azure");
    URI gitea = settings.gitea().url();
    if (gitea != null) {
      types.put(gitea.getAuthority(), "gitea");
    }
    URI bitbucket = settings.bitbucketServer().url();
    if (bitbucket != null) {
      types.put(bitbucket.getAuthority(), "bitbucketServer");
    }
    return types;
  }

  /** The hosts that there is a login for, by the name that a `repoUrl` begins with. */
  static Map<String, Entry> entries(WorkerSettings settings) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    giteaSettings(settings)
        .ifPresent(gitea -> entries.put(gitea.url().getAuthority(), entry(gitea)));
    WorkerSettings.BitbucketCloud cloud = settings.bitbucketCloud();
    if (cloud.isConfigured()) {
      entries.put(cloud.host(), entry(bitbucketCloud(settings, null)));
    }
    WorkerSettings.BitbucketServer server = settings.bitbucketServer();
    URI url = server.url();
    if (url != null && server.isConfigured()) {
      entries.put(
          url.getAuthority(),
          entry(
              new BitbucketServerSettings(
                  url, String.valueOf(server.token()), server.requestTimeout())));
    }
    WorkerSettings.Azure azure = settings.azure();
    if (azure.isConfigured()) {
      entries.put(
          azure.url().getAuthority(),
          entry(
              new AzureSettings(
                  azure.url(), String.valueOf(azure.token()), azure.requestTimeout())));
    }
    return entries;
  }

  /**
   * How to reach Bitbucket Cloud.
   *
   * @param token that a template gave, or null for the configured one
   * @throws InvalidInput when there is neither
   */
  static BitbucketCloudSettings bitbucketCloud(WorkerSettings settings, @Nullable String token) {
    WorkerSettings.BitbucketCloud cloud = settings.bitbucketCloud();
    String given = token == null || token.isBlank() ? null : token;
    if (given == null && !cloud.isConfigured()) {
      throw new InvalidInput(
          "There is no token for Bitbucket Cloud (input: token). Give one, or set formwork.bitbucket-cloud.token.");
    }
    return new BitbucketCloudSettings(
        cloud.apiUrl(),
        given == null ? cloud.username() : null,
        given == null ? String.valueOf(cloud.token()) : given,
        cloud.requestTimeout());
  }

  /** The Gitea that may be read from, with its login where there is one. */
  static Optional<GitHost> gitea(WorkerSettings settings) {
    @Nullable URI url = settings.gitea().url();
    return url == null
        ? Optional.empty()
        : Optional.of(
            GitHost.gitea(
                url,
                owner ->
                    giteaSettings(settings).map(gitea -> new GiteaRepositoryHost(gitea).login())));
  }

  /** Bitbucket and Azure DevOps, each with its login where there is one. */
  static List<GitHost> readable(WorkerSettings settings) {
    WorkerSettings.BitbucketCloud cloud = settings.bitbucketCloud();
    Optional<Login> cloudLogin =
        cloud.isConfigured()
            ? Optional.of(new BitbucketCloudRepositoryHost(bitbucketCloud(settings, null)).login())
            : Optional.empty();
    List<GitHost> hosts = new ArrayList<>();
    hosts.add(GitHost.bitbucket(URI.create("https://" + cloud.host()), owner -> cloudLogin));
    URI server = settings.bitbucketServer().url();
    if (server != null) {
      String token = settings.bitbucketServer().token();
      hosts.add(GitHost.bitbucketServer(server, login("x-token-auth", token)));
    }
    WorkerSettings.Azure azure = settings.azure();
    hosts.add(GitHost.azure(azure.url(), login("formwork", azure.token())));
    return hosts;
  }

  private static Function<String, Optional<Login>> login(String user, @Nullable String token) {
    Optional<Login> login =
        Optional.ofNullable(token)
            .filter(given -> !given.isBlank())
            .map(given -> new Login(user, given));
    return owner -> login;
  }

  /** How commits and pull requests of the configured Gitea stand; a template may give a token. */
  static CheckHosts giteaChecks(WorkerSettings settings) {
    Map<String, CheckHosts.Door> doors = new LinkedHashMap<>();
    giteaSettings(settings)
        .ifPresent(
            gitea ->
                doors.put(
                    gitea.url().getAuthority(),
                    token -> new GiteaChecks(token == null ? gitea : gitea.withToken(token))));
    return CheckHosts.of("gitea", doors);
  }

  private static Optional<GiteaSettings> giteaSettings(WorkerSettings settings) {
    WorkerSettings.Gitea gitea = settings.gitea();
    URI url = gitea.url();
    return url == null || !gitea.isConfigured()
        ? Optional.empty()
        : Optional.of(
            new GiteaSettings(url, String.valueOf(gitea.token()), gitea.requestTimeout()));
  }

  private static Entry entry(GiteaSettings settings) {
    return new Entry(
        "gitea",
        new GiteaRepositoryHost(settings),
        new GiteaPullRequests(settings),
        token -> entry(settings.withToken(token)));
  }

  private static Entry entry(BitbucketCloudSettings settings) {
    return new Entry(
        "bitbucketCloud",
        new BitbucketCloudRepositoryHost(settings),
        new BitbucketCloudPullRequests(settings),
        token -> entry(settings.withToken(token)));
  }

  private static Entry entry(BitbucketServerSettings settings) {
    return new Entry(
        "bitbucketServer",
        new BitbucketServerRepositoryHost(settings),
        new BitbucketServerPullRequests(settings),
        token -> entry(settings.withToken(token)));
  }

  private static Entry entry(AzureSettings settings) {
    return new Entry(
        "azure",
        new AzureRepositoryHost(settings),
        new AzurePullRequests(settings),
        token -> entry(settings.withToken(token)));
  }
}
