package dev.formwork.integrations.git;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  Optional<String> changedSince(String name, String branch, @Nullable String commit, String mark) {
    Map<String, String> refs = new TreeMap<>(session.refs());
    refs.remove(Constants.HEAD);
    String tip = refs.remove(Constants.R_HEADS + branch);
    if (!refs.isEmpty()) {
      String other = refs.keySet().iterator().next().replaceFirst("^refs/", "");
      return Optional.of("%s has %s, which the run did not make.".formatted(name, other));
    }
    boolean same = commit == null ? isOurs(tip, branch, mark) : tip == null || tip.equals(commit);
    return same
        ? Optional.empty()
        : Optional.of(
            "%s has commits on branch %s that the run did not make.".formatted(name, branch));
  }

  private boolean isOurs(@Nullable String tip, String branch, String mark) {
    if (tip == null) {
      return true;
    }
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
