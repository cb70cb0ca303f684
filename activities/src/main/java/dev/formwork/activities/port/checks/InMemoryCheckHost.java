package dev.formwork.activities.port.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks and pull requests that are as somebody put them. */
public final class InMemoryCheckHost implements CheckHost {

  private final Map<String, CommitChecks> commits = new TreeMap<>();
  private final Map<String, List<String>> required = new TreeMap<>();
  private final Map<String, ChangeState> changes = new TreeMap<>();

  /** Tells how the checks of a commit stand. */
  public synchronized void put(String slug, String ref, CommitChecks checks) {
    commits.put(slug + "@" + ref, checks);
  }

  /** Lets a branch demand checks. */
  public synchronized void require(String slug, String branch, List<String> names) {
    required.put(slug + "@" + branch, List.copyOf(names));
  }

  /** Tells how a pull request stands. */
  public synchronized void put(String slug, long number, ChangeState change) {
    changes.put(slug + "#" + number, change);
  }

  @Override
  public synchronized Optional<CommitChecks> checks(String owner, String name, String ref) {
    return Optional.ofNullable(commits.get(owner + "/" + name + "@" + ref));
  }

  @Override
  public synchronized List<String> required(String owner, String name, String branch) {
    return required.getOrDefault(owner + "/" + name + "@" + branch, List.of());
  }

  @Override
  public synchronized Optional<ChangeState> change(String owner, String name, long number) {
    return Optional.ofNullable(changes.get(owner + "/" + name + "#" + number));
  }
}
