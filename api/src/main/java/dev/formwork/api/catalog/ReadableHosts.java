package dev.formwork.api.catalog;

import dev.formwork.api.scaffolder.GitHosts;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.web.GitHost;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.env.PropertyResolver;

/**
 * The Git hosts that locations are read from: those that are configured, with the tokens that the
 * worker has, where this process is given them too.
 */
final class ReadableHosts {

  private final PropertyResolver settings;

  ReadableHosts(PropertyResolver settings) {
    this.settings = settings;
  }

  /** Hosts of the types that addresses of files are known for, besides the local one. */
  List<GitHost> of(GitHosts known) {
    List<GitHost> hosts = new ArrayList<>();
    for (Map.Entry<String, String> host : known.types().entrySet()) {
      read(host.getKey(), host.getValue()).ifPresent(hosts::add);
    }
    return hosts;
  }

  private Optional<GitHost> read(String host, String type) {
    URI url = url(host, type);
    return switch (type) {
      case "github" -> Optional.of(GitHost.github(url, login(type, "x-access-token")));
      case "gitlab" -> Optional.of(GitHost.gitlab(url, login(type, "oauth2")));
      case "gitea" -> Optional.of(GitHost.gitea(url, login(type, "oauth2")));
      case "bitbucketCloud" ->
          Optional.of(GitHost.bitbucket(url, login("bitbucket-cloud", "x-token-auth")));
      case "bitbucketServer" ->
          Optional.of(GitHost.bitbucketServer(url, login("bitbucket-server", "x-token-auth")));
      case "azure" -> Optional.of(GitHost.azure(url, login(type, "formwork")));
      default -> Optional.empty();
    };
  }

  /** A host that runs on this machine or behind a path says so in its setting `url`. */
  private URI url(String host, String type) {
    String group = type.equals("bitbucketServer") ? "bitbucket-server" : type;
    String configured = settings.getProperty("formwork.%s.url".formatted(group), "");
    URI url = URI.create(configured.isBlank() ? "https://" + host : configured);
    return host.equals(url.getAuthority()) ? url : URI.create("https://" + host);
  }

  private Function<String, Optional<Login>> login(String group, String user) {
    String token = settings.getProperty("formwork.%s.token".formatted(group), "");
    Optional<Login> login =
        token.isBlank() ? Optional.empty() : Optional.of(new Login(user, token));
    return owner -> login;
  }
}
