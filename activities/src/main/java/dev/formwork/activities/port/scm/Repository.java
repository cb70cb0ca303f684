package dev.formwork.activities.port.scm;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A Git repository on a host.
 *
 * @param cloneUrl address that stock Git clones from, without credentials
 * @param webUrl page for people
 * @param mark what its maker wrote on it when it was created, or null when it carries none of ours
 * @param id that the host gave it, where one must be told apart from its name, or null
 */
public record Repository(
    String owner,
    String name,
    URI cloneUrl,
    URI webUrl,
    String defaultBranch,
    @Nullable String mark,
    @Nullable String id) {

  /** A repository that is known by owner and name alone. */
  public Repository(
      String owner,
      String name,
      URI cloneUrl,
      URI webUrl,
      String defaultBranch,
      @Nullable String mark) {
    this(owner, name, cloneUrl, webUrl, defaultBranch, mark, null);
  }

  /** Whether the step with this mark made it. */
  public boolean isMadeBy(String stepMark) {
    return stepMark.equals(mark);
  }

  /** Owner and name as people write them: `acme/payments`. */
  public String slug() {
    return owner + "/" + name;
  }
}
