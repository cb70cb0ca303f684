package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The configured hosts by the host name that a `repoUrl` starts with, such as `github.com`. */
public final class RepositoryHosts {

  /**
   * A configured host.
   *
   * @param type such as `github` or `local`
   */
  public record Entry(String type, RepositoryHost host) {}

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
    Entry entry = entry(url);
    if (!entry.type().equals(type)) {
      throw new InvalidInput(
          "Host '%s' is of type %s, not %s (input: repoUrl). Choose one of: %s."
              .formatted(url.host(), entry.type(), type, names(type)));
    }
    return entry.host();
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
