package dev.formwork.integrations.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Finds out whether a remote still holds only what one run pushed to it. */
final class Untouched {

  private final Session session;
  private final Repository repository;

  Untouched(Session session, Repository repository) {
    this.session = session;
    this.repository = repository;
  }

  Optional<String> changedSince(String name, @Nullable String commit, String mark) {
    Map<String, String> refs = new TreeMap<>(session.refs());
    refs.remove(Constants.HEAD);
    if (refs.isEmpty()) {
      return Optional.empty();
    }
    List<String> branches =
        refs.keySet().stream()
            .filter(ref -> ref.startsWith(Constants.R_HEADS))
            .map(ref -> ref.substring(Constants.R_HEADS.length()))
            .toList();
    if (refs.size() > 1 || branches.isEmpty()) {
      return Optional.of(
          "%s has more than the one branch that the run pushed: %s."
              .formatted(name, String.join(", ", refs.keySet()).replace("refs/", "")));
    }
    String branch = branches.getFirst();
    String tip = refs.values().iterator().next();
    boolean same = commit == null ? isOurs(tip, branch, mark) : tip.equals(commit);
    return same
        ? Optional.empty()
        : Optional.of(
            "%s has commits on branch %s that the run did not make.".formatted(name, branch));
  }

  private boolean isOurs(String tip, String branch, String mark) {
    ObjectId id = session.fetchTip(branch).orElse(null);
    if (id == null || !id.name().equals(tip)) {
      return false;
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      RevCommit commit = RevCommit.parse(reader.open(id, Constants.OBJ_COMMIT).getBytes());
      return commit.getParentCount() == 0 && commit.getFullMessage().contains(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
