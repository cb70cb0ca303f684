package dev.formwork.activities.port.github;

import dev.formwork.activities.action.ActionException.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Issues that live as long as this object, in any repository; no person answers them. */
public final class InMemoryIssues implements Issues {

  /** An issue as a test shows it. */
  public record StoredIssue(NewIssue issue, boolean open, List<String> labels) {

    public StoredIssue {
      labels = List.copyOf(labels);
    }
  }

  private final Map<String, StoredIssue> issues = new TreeMap<>();
  private long lastNumber;

  synchronized Map<String, StoredIssue> contents() {
    return Map.copyOf(issues);
  }

  private static String key(RepositoryName repository, String number) {
    return "%s issue %s".formatted(repository.slug(), number);
  }

  @Override
  public synchronized Optional<Issue> findIssue(
      RepositoryName repository, String mark, Instant since) {
    String prefix = key(repository, "");
    for (Map.Entry<String, StoredIssue> entry : issues.entrySet()) {
      if (entry.getKey().startsWith(prefix) && entry.getValue().issue().mark().equals(mark)) {
        long number = Long.parseLong(entry.getKey().substring(prefix.length()));
        return Optional.of(issue(repository, number, entry.getValue()));
      }
    }
    return Optional.empty();
  }

  private static Issue issue(RepositoryName repository, long number, StoredIssue stored) {
    String url = "https://github.com/%s/issues/%d".formatted(repository.slug(), number);
    String body = stored.issue().body();
    return new Issue(
        number, url, stored.open(), 0, stored.issue().title(), body == null ? "" : body);
  }

  @Override
  public synchronized Issue openIssue(RepositoryName repository, NewIssue issue) {
    var stored = new StoredIssue(issue, true, issue.labels());
    issues.put(key(repository, "" + ++lastNumber), stored);
    return issue(repository, lastNumber, stored);
  }

  @Override
  public synchronized void closeIssue(RepositoryName repository, long number) {
    change(repository, number, stored -> new StoredIssue(stored.issue(), false, stored.labels()));
  }

  /** Gives an issue another title, as a person does. */
  public synchronized void retitle(RepositoryName repository, long number, String title) {
    change(
        repository,
        number,
        stored -> {
          NewIssue old = stored.issue();
          NewIssue edited =
              new NewIssue(
                  title, old.body(), old.assignees(), old.milestone(), old.labels(), old.mark());
          return new StoredIssue(edited, stored.open(), stored.labels());
        });
  }

  @Override
  public synchronized List<String> labels(RepositoryName repository, long number) {
    return change(repository, number, Function.identity()).labels();
  }

  @Override
  public synchronized void addLabels(RepositoryName repository, long number, List<String> labels) {
    List<String> all = new ArrayList<>(labels(repository, number));
    labels.stream().filter(label -> !all.contains(label)).forEach(all::add);
    change(repository, number, stored -> new StoredIssue(stored.issue(), stored.open(), all));
  }

  @Override
  public synchronized void removeLabel(RepositoryName repository, long number, String label) {
    List<String> all = new ArrayList<>(labels(repository, number));
    all.remove(label);
    change(repository, number, stored -> new StoredIssue(stored.issue(), stored.open(), all));
  }

  private StoredIssue change(
      RepositoryName repository, long number, Function<StoredIssue, StoredIssue> change) {
    String key = key(repository, "" + number);
    StoredIssue stored = issues.get(key);
    if (stored == null) {
      throw new InvalidInput(
          "Repository %s has no issue %d (input: number). Correct the number."
              .formatted(repository.slug(), number));
    }
    StoredIssue changed = change.apply(stored);
    issues.put(key, changed);
    return changed;
  }
}
