package dev.formwork.activities.workspace;

import dev.formwork.activities.port.workspace.Snapshot.Entry;
import dev.formwork.activities.port.workspace.Snapshot.Kind;
import dev.formwork.workflows.MergeResult.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins workspaces that began as one. Only the lists of entries are compared, no content is read;
 * the same workspaces in the same order give the same answer.
 */
final class SnapshotMerge {

  /** More contradictions than this help nobody. */
  private static final int MAX_CONFLICTS = 100;

  /** What one step did to a path; the entry is null when the step deleted it. */
  private record Change(String stepId, @Nullable Entry entry) {}

  private final Map<String, Entry> base;
  private final Map<String, Change> changes = new TreeMap<>();
  private final List<String> order = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();

  /**
   * A merge without any change yet.
   *
   * @param base what each workspace began with
   */
  SnapshotMerge(List<Entry> base) {
    this.base = byPath(base);
  }

  /** Adds the workspace that a step left; the steps come in the order of the template. */
  void add(String stepId, List<Entry> entries) {
    order.add(stepId);
    Map<String, Entry> after = byPath(entries);
    var paths = new TreeSet<>(base.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      Entry now = after.get(path);
      if (!isSame(base.get(path), now)) {
        change(path, new Change(stepId, now));
      }
    }
  }

  private void change(String path, Change change) {
    Change earlier = changes.putIfAbsent(path, change);
    if (earlier != null && !isSame(earlier.entry(), change.entry())) {
      conflict(path, change.stepId(), earlier.stepId());
    }
  }

  /**
   * The joined workspace.
   *
   * @param entries sorted by path; useless when there are conflicts
   * @param conflicts what contradicts each other
   */
  record Outcome(List<Entry> entries, List<Conflict> conflicts) {}

  /** The entries with all changes. */
  Outcome outcome() {
    var merged = new TreeMap<>(base);
    changes.forEach(
        (path, change) -> {
          if (change.entry() == null) {
            merged.remove(path);
          } else {
            merged.put(path, change.entry());
          }
        });
    for (String path : List.copyOf(merged.keySet())) {
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        clear(path.substring(0, end), path, merged);
      }
    }
    return new Outcome(List.copyOf(merged.values()), List.copyOf(conflicts));
  }

  /** A directory with files is no entry of its own; a file where others need a directory is. */
  private void clear(String parent, String path, Map<String, Entry> merged) {
    Entry entry = merged.get(parent);
    if (entry != null && entry.kind() == Kind.DIRECTORY) {
      merged.remove(parent);
    } else if (entry != null) {
      conflict(path, parent);
    }
  }

  /** What began as one workspace had no file above another, so two steps made them. */
  private void conflict(String path, String parent) {
    List<String> steps = new ArrayList<>(order);
    Change one = changes.get(parent);
    Change other = changes.get(path);
    if (one != null && other != null) {
      steps.retainAll(List.of(one.stepId(), other.stepId()));
      conflict(parent, steps.getLast(), steps.getFirst());
    }
  }

  private void conflict(String path, String stepId, String otherId) {
    if (conflicts.size() < MAX_CONFLICTS) {
      conflicts.add(new Conflict(path, stepId, otherId));
    }
  }

  private static boolean isSame(@Nullable Entry one, @Nullable Entry other) {
    return one == null || other == null
        ? one == other
        : one.kind() == other.kind() && one.hash().equals(other.hash());
  }

  private static Map<String, Entry> byPath(List<Entry> entries) {
    Map<String, Entry> byPath = new TreeMap<>();
    entries.forEach(entry -> byPath.put(entry.path(), entry));
    return byPath;
  }
}
