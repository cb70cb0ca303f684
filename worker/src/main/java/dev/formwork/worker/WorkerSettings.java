package dev.formwork.worker;

import dev.formwork.integrations.opentelemetry.TracingSettings;
import dev.formwork.integrations.smtp.SmtpSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Everything that an operator can set; the defaults stand in `formwork-worker.yaml`.
 *
 * @param baseUrl address under which people reach the portal, or null when it is unknown
 * @param keyring keys that payloads and secrets are encrypted with
 */
@ConfigurationProperties("formwork")
public record WorkerSettings(
    @Nullable URI baseUrl,
    String keyring,
    Temporal temporal,
    TracingSettings tracing,
    WorkspaceSettings workspace,
    LocalGit localGit,
    Github github,
    Gitlab gitlab,
    Gitea gitea,
    BitbucketCloud bitbucketCloud,
    BitbucketServer bitbucketServer,
    Azure azure,
    Fetch fetch,
    Slack slack,
    Smtp smtp,
    Approvals approvals,
    Kubernetes kubernetes) {

  /** Address of the portal; this machine's when none is set. */
  URI portalUrl() {
    return baseUrl == null ? URI.create("http://127.0.0.1:8080") : baseUrl;
  }

  /** Address that serves the local Git host. */
  URI gitUrl() {
    return localGit.url() == null ? portalUrl().resolve("/git") : localGit.url();
  }

  /**
   * The Temporal server and this process's part in it.
   *
   * @param target host and port, such as `127.0.0.1:7233`
   * @param tls null for a connection without encryption
   * @param drain longest wait for steps under way when the process stops; below the pod's
   *     termination grace period
   * @param concurrentSteps steps that this process runs at once, at least 1
   * @param cachedRuns runs whose workflow this process keeps in memory, at least 1; another one is
   *     read from Temporal when something happens to it
   */
  public record Temporal(
      String target,
      String namespace,
      @Nullable Tls tls,
      Duration drain,
      int concurrentSteps,
      int cachedRuns,
      VersioningSettings versioning) {}

  /**
   * How the connection is encrypted.
   *
   * @param authority certificates that the server's is checked against, or null for the system's
   * @param certificate our own, or null when the server asks for none
   * @param key of our own certificate, PKCS #8
   */
  public record Tls(@Nullable Path authority, @Nullable Path certificate, @Nullable Path key) {}

  /**
   * The local Git host.
   *
   * @param directory where its repositories are, or null when there is none
   * @param url address that serves `/git`, or null for the portal's
   */
  public record LocalGit(@Nullable Path directory, @Nullable URI url) {}

  /**
   * GitHub. Without a token and an App it is not offered.
   *
   * @param host as a `repoUrl` begins, such as `github.com`
   * @param token of a user or machine, or null
   * @param appId of a GitHub App, or null
   * @param privateKey of that App, PEM, or null
   */
  public record Github(
      String host,
      URI apiUrl,
      @Nullable String token,
      @Nullable String appId,
      @Nullable String privateKey,
      Duration requestTimeout) {

    boolean isConfigured() {
      return isSet(token) || (isSet(appId) && isSet(privateKey));
    }

    private static boolean isSet(@Nullable String value) {
      return value != null && !value.isBlank();
    }

    @Override
    public String toString() {
      return "Github[host=%s, apiUrl=%s, configured=%s]".formatted(host, apiUrl, isConfigured());
    }
  }

  /**
   * GitLab. Without a token only templates that bring their own can use it.
   *
   * @param host as a `repoUrl` begins, such as `gitlab.com`
   * @param token of a person, group or project with scope `api`, or null
   */
  public record Gitlab(String host, URI apiUrl, @Nullable String token, Duration requestTimeout) {

    boolean isConfigured() {
      return token != null && !token.isBlank();
    }

    /** Address of its start page: the API's without `/api/v4`. */
    URI webUrl() {
      return URI.create(apiUrl.toString().replaceFirst("/api/v4/?$", ""));
    }

    @Override
    public String toString() {
      return "Gitlab[host=%s, apiUrl=%s, configured=%s]".formatted(host, apiUrl, isConfigured());
    }
  }

  /**
   * A Gitea or Forgejo. Without an address and a token it is not offered.
   *
   * @param url of its start page, or null for none
   * @param token of a user or machine, or null
   */
  public record Gitea(@Nullable URI url, @Nullable String token, Duration requestTimeout) {

    boolean isConfigured() {
      return url != null && Github.isSet(token);
    }

    @Override
    public String toString() {
      return "Gitea[url=%s, configured=%s]".formatted(url, isConfigured());
    }
  }

  /**
   * Bitbucket Cloud. Without a token it is not offered.
   *
   * @param host as a `repoUrl` begins, such as `bitbucket.org`
   * @param username e-mail address of the API token's owner, or null for an access token
   * @param token an API or access token, or null
   */
  public record BitbucketCloud(
      String host,
      URI apiUrl,
      @Nullable String username,
      @Nullable String token,
      Duration requestTimeout) {

    boolean isConfigured() {
      return Github.isSet(token);
    }

    @Override
    public String toString() {
      return "BitbucketCloud[host=%s, configured=%s]".formatted(host, isConfigured());
    }
  }

  /**
   * A Bitbucket Data Center. Without an address and a token it is not offered.
   *
   * @param url of its start page, or null for none
   * @param token an HTTP access token, or null
   */
  public record BitbucketServer(
      @Nullable URI url, @Nullable String token, Duration requestTimeout) {

    boolean isConfigured() {
      return url != null && Github.isSet(token);
    }

    @Override
    public String toString() {
      return "BitbucketServer[url=%s, configured=%s]".formatted(url, isConfigured());
    }
  }

  /**
   * Azure DevOps. Without a token it is not offered.
   *
   * @param url whose host a `repoUrl` begins with, such as `https://dev.azure.com`
   * @param token a personal access token, or null
   */
  public record Azure(URI url, @Nullable String token, Duration requestTimeout) {

    boolean isConfigured() {
      return Github.isSet(token);
    }

    @Override
    public String toString() {
      return "Azure[url=%s, configured=%s]".formatted(url, isConfigured());
    }
  }

  /**
   * What templates may fetch from elsewhere.
   *
   * @param allowedHosts host names, each with its port unless it is the scheme's own
   */
  public record Fetch(List<String> allowedHosts) {
    public Fetch {
      allowedHosts = List.copyOf(allowedHosts);
    }
  }

  /**
   * Slack. Without a token messages go to the outbox.
   *
   * @param token of the bot, or null
   */
  public record Slack(@Nullable String token, URI apiUrl, Duration requestTimeout) {
    @Override
    public String toString() {
      return "Slack[apiUrl=%s]".formatted(apiUrl);
    }
  }

  /**
   * The mail server. Without a host letters go to the outbox.
   *
   * @param host null for none
   * @param from address of the sender
   */
  public record Smtp(
      @Nullable String host,
      int port,
      @Nullable String username,
      @Nullable String password,
      SmtpSettings.Encryption encryption,
      String from,
      Duration timeout) {
    @Override
    public String toString() {
      return "Smtp[host=%s, port=%d]".formatted(host, port);
    }
  }

  /**
   * How approvers hear that they are asked.
   *
   * @param slackChannel hears of requests whose approvers are not reached in another way, or null
   * @param mailLinks whether letters hold links that answer without a sign-in
   */
  public record Approvals(@Nullable String slackChannel, boolean mailLinks) {}

  /**
   * The cluster that claims may be applied to.
   *
   * @param enabled whether there is one; claims are committed to a GitOps repository all the same
   *     when a template says so
   * @param apiServer address, or null for the cluster that the worker runs in
   */
  public record Kubernetes(
      boolean enabled,
      @Nullable URI apiServer,
      @Nullable String token,
      @Nullable Path caFile,
      Duration requestTimeout) {
    @Override
    public String toString() {
      return "Kubernetes[enabled=%s, apiServer=%s]".formatted(enabled, apiServer);
    }
  }

  @Override
  public String toString() {
    return "WorkerSettings[baseUrl=%s, temporal=%s, workspace=%s, localGit=%s, github=%s, fetch=%s]"
        .formatted(baseUrl, temporal, workspace, localGit, github, fetch);
  }
}
