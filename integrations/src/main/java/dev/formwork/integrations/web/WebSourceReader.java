package dev.formwork.integrations.web;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.fetch.SourceReader;
import dev.formwork.integrations.git.AddressGuard.Refused;
import dev.formwork.integrations.git.GitReader;
import dev.formwork.integrations.git.GitRemote;
import dev.formwork.integrations.git.GitRemote.Login;
import dev.formwork.integrations.git.ReadLimits;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the hosts that an operator allows: directories and files of configured Git hosts by
 * fetching one commit, single files of other hosts by plain HTTP.
 */
public final class WebSourceReader implements SourceReader, AutoCloseable {

  private final List<GitHost> gitHosts;
  private final ReadLimits limits;
  private final GitReader git;
  private final PlainHttp http;
  private final AllowedHosts hosts;

  public WebSourceReader(WebSettings settings) {
    this.gitHosts = settings.gitHosts();
    this.limits = settings.limits();
    this.hosts = new AllowedHosts(settings.allowedHosts(), gitHosts);
    this.git = new GitReader(settings.requestTimeout(), hosts);
    this.http = new PlainHttp(hosts, settings.requestTimeout());
  }

  @Override
  public void readTree(URI url, @Nullable String token, Path directory) {
    checkHost(url);
    GitAddress address =
        address(url)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "%s is no folder of a configured Git host (input: url). Only single files can be read from elsewhere."
                            .formatted(url)));
    readTree(address, address.refAndPath(), token, directory, limits);
  }

  @Override
  public byte[] readFile(URI url, @Nullable String token) {
    checkHost(url);
    Optional<GitAddress> address = address(url).filter(found -> !found.refAndPath().isEmpty());
    return address.isPresent()
        ? git.readFile(remote(address.get(), token), address.get().refAndPath(), limits)
        : http.read(url, token, limits.maxFileBytes());
  }

  /** The place in a repository that the address names, or empty when it is elsewhere. */
  Optional<GitAddress> address(URI url) {
    return GitAddress.of(url, gitHosts);
  }

  void readTree(
      GitAddress address,
      String refAndPath,
      @Nullable String token,
      Path directory,
      ReadLimits within) {
    git.copyTree(remote(address, token), refAndPath, directory, within);
  }

  private void checkHost(URI url) {
    try {
      hosts.check(url);
    } catch (Refused e) {
      throw new InvalidInput(e.sentence(), e);
    }
  }

  private static GitRemote remote(GitAddress address, @Nullable String token) {
    Login login =
        token == null
            ? address.host().login().apply(address.owner()).orElse(null)
            : new Login(address.host().tokenUser(), token);
    String name = "Repository %s/%s".formatted(address.owner(), address.name());
    return new GitRemote(name, address.cloneUrl(), login);
  }

  /** Removes what is kept of repositories. */
  @Override
  public void close() {
    git.close();
  }
}
