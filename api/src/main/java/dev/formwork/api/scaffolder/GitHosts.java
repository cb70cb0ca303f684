package dev.formwork.api.scaffolder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Git hosts that templates may name, the local one first.
 *
 * @param offered those that forms offer, because the worker can publish to them
 */
public record GitHosts(List<GitHost> offered) {

  private static final GitHost LOCAL = new GitHost("local", "local", "This server");
  private static final GitHost GITHUB = new GitHost("github.com", "github", "GitHub");
  private static final GitHost GITLAB = new GitHost("gitlab.com", "gitlab", "GitLab");

  /**
   * A Git host.
   *
   * @param host such as `github.com`
   * @param type such as `github`
   * @param title shown in forms
   */
  public record GitHost(String host, String type, String title) {}

  public GitHosts {
    offered = List.copyOf(offered);
  }

  /**
   * The configured hosts and, when there is one, the local Git host.
   *
   * @param configured null offers GitHub and GitLab exactly when this process has a login for them
   */
  public static GitHosts of(
      @Nullable List<GitHost> configured, boolean local, boolean githubLogin, boolean gitlabLogin) {
    List<GitHost> hosts = new ArrayList<>();
    if (local) {
      hosts.add(LOCAL);
    }
    if (configured != null) {
      hosts.addAll(configured);
      return new GitHosts(hosts);
    }
    if (githubLogin) {
      hosts.add(GITHUB);
    }
    if (gitlabLogin) {
      hosts.add(GITLAB);
    }
    return new GitHosts(hosts);
  }

  /** Types by host, of those that are known without being offered too. */
  public Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    types.put(LOCAL.host(), LOCAL.type());
    types.put(GITHUB.host(), GITHUB.type());
    types.put(GITLAB.host(), GITLAB.type());
    types.put("bitbucket.org", "bitbucketCloud");
    types.put("dev.azure.com", "azure");
    offered.forEach(host -> types.put(host.host(), host.type()));
    return types;
  }
}
