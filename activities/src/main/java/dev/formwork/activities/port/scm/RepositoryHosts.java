package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configured hosts by the host name that a `repoUrl` starts with, such as `github.com`. */
public final class RepositoryHosts {

  /**
   * A configured host.
   *
   * @param type such as `github` or `local`
   * @param pullRequests null for a host without any
   * @param withToken the same host with a token in place of the configured login; null for a host
   *     that takes none
   */
  public record Entry(
      String type,
      RepositoryHost host,
      @Nullable PullRequestHost pullRequests,
      @Nullable Function<String, Entry> withToken) {

    /** A host that takes no tokens. */
    public Entry(String type, RepositoryHost host, @Nullable PullRequestHost pullRequests) {
      this(type, host, pullRequests, null);
    }

    /** A host without pull requests. */
    public Entry(String type, RepositoryHost host) {
      this(type, host, null, null);
    }
  }

  private final Map<String, Entry> entries;

  private RepositoryHosts(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  public static RepositoryHosts of(Map<String, Entry> entries) {
    return new RepositoryHosts(entries);
  }

  /** These hosts and one more. */
  public RepositoryHosts with(String name, String type, RepositoryHost host) {
    var more = new LinkedHashMap<>(entries);
    more.put(name, new Entry(type, host));
    return new RepositoryHosts(more);
  }

  /** These hosts and one more, with its pull requests. */
  public RepositoryHosts with(
      String name, String type, RepositoryHost host, PullRequestHost pullRequests) {
    var more = new LinkedHashMap<>(entries);
    more.put(name, new Entry(type, host, pullRequests));
    return new RepositoryHosts(more);
  }

  /**
   * Reads the address of a repository as hosts of its type write it: those of GitLab have groups in
   * groups.
   *
   * @param input name of the input, for the message
   * @throws InvalidInput when a part that such hosts need is missing or not usable
   */
  public RepoUrl address(String repoUrl, String input) {
    Entry entry = entries.get(repoUrl.replaceFirst("\\?.*", "").toLowerCase(Locale.ROOT));
    return RepoUrl.parse(repoUrl, input, entry == null ? "" : entry.type());
  }

  /**
   * The host of this name.
   *
   * @throws InvalidInput when none is configured; lists those that are
   */
  public RepositoryHost get(RepoUrl url) {
    return entry(url).host();
  }

  /**
   * The host of this name, when it is of this type.
   *
   * @throws InvalidInput when none is configured or it is of another type
   */
  public RepositoryHost get(RepoUrl url, String type) {
    return entry(url, type).host();
  }

  /**
   * The pull requests of the host of this name, when it is of this type.
   *
   * @throws InvalidInput when none is configured, it is of another type or has no pull requests
   */
  public PullRequestHost pullRequests(RepoUrl url, String type) {
    return pullRequests(url, type, null);
  }

  /**
   * The pull requests of the host of this name, with a login of its own.
   *
   * @param token used in place of the configured login, or null
   * @throws InvalidInput when none is configured, it is of another type or has no pull requests
   */
  public PullRequestHost pullRequests(RepoUrl url, String type, @Nullable String token) {
    PullRequestHost pullRequests = get(url, type, token).pullRequests();
    if (pullRequests == null) {
      throw new InvalidInput(
          "Host '%s' has no pull requests (input: repoUrl). Choose another host."
              .formatted(url.host()));
    }
    return pullRequests;
  }

  /**
   * The host of this name, when it is of this type, with a login of its own.
   *
   * @param token used in place of the configured login, or null
   * @throws InvalidInput when none is configured or it is of another type
   */
  public Entry get(RepoUrl url, String type, @Nullable String token) {
    Entry entry = entry(url, type);
    Function<String, Entry> withToken = entry.withToken();
    return token == null || token.isBlank() || withToken == null ? entry : withToken.apply(token);
  }

  private Entry entry(RepoUrl url, String type) {
    Entry entry = entry(url);
    if (!entry.type().equals(type)) {
      throw new InvalidInput(
          "Host '%s' is of type %s, not %s (input: repoUrl). Choose one of: %s."
              .formatted(url.host(), entry.type(), type, names(type)));
    }
    return entry;
  }

  private Entry entry(RepoUrl url) {
    Entry entry = entries.get(url.host());
    if (entry == null) {
      throw new InvalidInput(
          "No Git host '%s' is configured (input: repoUrl). Choose one of: %s."
              .formatted(url.host(), String.join(", ", entries.keySet())));
    }
    return entry;
  }

  private String names(String type) {
    String names =
        entries.entrySet().stream()
            .filter(entry -> entry.getValue().type().equals(type))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none is configured" : names;
  }
}
