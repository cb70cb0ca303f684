package dev.formwork.api.scaffolder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Git hosts that templates may name, the local one first. */
public record GitHosts(List<GitHost> list) {

  private static final GitHost LOCAL = new GitHost("local", "local", "This server");

  /**
   * A Git host.
   *
   * @param host such as `github.com`
   * @param type such as `github`
   * @param title shown in forms
   */
  public record GitHost(String host, String type, String title) {}

  public GitHosts {
    list = List.copyOf(list);
  }

  /** The configured hosts and, when there is one, the local Git host. */
  public static GitHosts of(@Nullable List<GitHost> configured, boolean local) {
    List<GitHost> hosts = new ArrayList<>();
    if (local) {
      hosts.add(LOCAL);
    }
    if (configured != null) {
      hosts.addAll(configured);
    }
    return new GitHosts(hosts);
  }

  /** Types by host. */
  Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    list.forEach(host -> types.put(host.host(), host.type()));
    return types;
  }
}
