package dev.formwork.integrations.github;

import dev.formwork.activities.action.ActionException.PermissionDenied;
import dev.formwork.activities.port.github.Github;
import dev.formwork.activities.port.github.GithubHosts;
import dev.formwork.integrations.git.GitClient;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Logs into one GitHub, with its configured credentials or with a token that a template gives. */
public final class GithubConnector implements GithubHosts.Connector {

  private final URI apiUrl;
  private final GitClient git;
  private final Duration gitTimeout;
  private final GithubApi anonymous;
  private final @Nullable Github own;

  /**
   * @param settings null when there are no credentials, so that only tokens of templates log in
   */
  public GithubConnector(URI apiUrl, Duration requestTimeout, @Nullable GithubSettings settings) {
    this.apiUrl = apiUrl;
    this.git = new GitClient(requestTimeout);
    this.gitTimeout = requestTimeout;
    InstantSource clock = InstantSource.system();
    this.anonymous =
        new GithubApi(new Wire(apiUrl, requestTimeout), new Refusals(clock), Tokens.of(""));
    this.own = settings == null ? null : github(GithubApi.of(settings, clock));
  }

  /** Of the configured credentials when no token is given. */
  @Override
  public Github connect(@Nullable String token) {
    if (token != null) {
      return github(anonymous.with(token));
    }
    if (own == null) {
      throw new PermissionDenied(
          "There are no credentials for GitHub at %s (input: token). Set formwork.github.token or formwork.github.app-id for the workers, or give the step a token."
              .formatted(apiUrl));
    }
    return own;
  }

  private Github github(GithubApi api) {
    return new Github(
        new GithubRepositoryHost(api, git),
        new GithubPullRequestHost(api, gitTimeout),
        new GithubRepositoryAdmin(api),
        new GithubProtectedBranches(api),
        new GithubWebhooks(api),
        new GithubDeployKeys(api),
        new GithubAutolinks(api),
        new GithubEnvironments(api),
        new GithubIssues(api),
        new GithubPages(api),
        new GithubWorkflows(api),
        new GithubChecks(api));
  }
}
