package dev.formwork.integrations.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Finds out whether a remote still holds only what one run pushed to it. */
final class Untouched {

  /** More commits than a run pushes to a repository that it made. */
  private static final int MAX_COMMITS = 100;

  private final Session session;
  private final Repository repository;

  Untouched(Session session, Repository repository) {
    this.session = session;
    this.repository = repository;
  }

  /**
   * Why the remote holds something else.
   *
   * @param hidden beginnings of refs that the host itself keeps, such as `refs/pull/`
   */
  Optional<String> changedSince(
      String name, @Nullable String commit, String mark, List<String> hidden) {
    Map<String, String> refs = new TreeMap<>(session.refs());
    refs.remove(Constants.HEAD);
    refs.keySet().removeIf(ref -> hidden.stream().anyMatch(ref::startsWith));
    boolean onlyBranches =
        refs.keySet().stream().allMatch(ref -> ref.startsWith(Constants.R_HEADS));
    if (!onlyBranches || new HashSet<>(refs.values()).size() < refs.size()) {
      return Optional.of(
          "%s has more than the branches that the run pushed: %s."
              .formatted(name, String.join(", ", refs.keySet()).replace("refs/", "")));
    }
    return refs.keySet().stream()
        .map(ref -> ref.substring(Constants.R_HEADS.length()))
        .filter(branch -> !isOurs(branch, refs.get(Constants.R_HEADS + branch), commit, mark))
        .findFirst()
        .map(
            branch ->
                "%s has commits on branch %s that the run did not make.".formatted(name, branch));
  }

  private boolean isOurs(
      String branch, @Nullable String tip, @Nullable String commit, String mark) {
    if (tip == null || tip.equals(commit)) {
      return tip != null;
    }
    ObjectId id = session.fetchHistory(branch, MAX_COMMITS).orElse(null);
    if (id == null || !id.name().equals(tip)) {
      return false;
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      return areOurs(id, commit, mark, reader);
    } catch (MissingObjectException tooOld) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean areOurs(
      ObjectId tip, @Nullable String first, String mark, ObjectReader reader) throws IOException {
    RunTrace run = RunTrace.of(mark);
    Set<ObjectId> seen = new HashSet<>();
    Deque<ObjectId> open = new ArrayDeque<>(List.of(tip));
    while (!open.isEmpty()) {
      ObjectId id = open.pop();
      if (!seen.add(id)) {
        continue;
      }
      RevCommit commit = RevCommit.parse(reader.open(id, Constants.OBJ_COMMIT).getBytes());
      boolean isFirst =
          first == null
              ? commit.getParentCount() == 0 && commit.getFullMessage().contains(mark)
              : id.name().equals(first);
      if (!isFirst && !run.isOn(commit)) {
        return false;
      }
      open.addAll(List.of(commit.getParents()));
    }
    return true;
  }
}
