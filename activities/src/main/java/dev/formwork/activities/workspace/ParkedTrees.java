package dev.formwork.activities.workspace;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Directories of finished steps, by the snapshots that they hold. Those that were parked longest
 * ago are deleted when there is too much in them; the next step of such a run gets its files from
 * the store.
 */
final class ParkedTrees {

  private final WorkspaceLimits limits;
  private final Map<String, Tree> parked = new LinkedHashMap<>();
  private Set<Tree> before = Set.of();
  private long files;
  private long bytes;

  ParkedTrees(WorkspaceLimits limits) {
    this.limits = limits;
  }

  /** Takes over a directory. */
  void park(String snapshotId, Tree tree) {
    List<Tree> left = new ArrayList<>();
    synchronized (this) {
      Tree other = take(snapshotId);
      if (other != null) {
        left.add(other);
      }
      parked.put(snapshotId, tree);
      count(tree, 1);
      Iterator<Tree> oldest = parked.values().iterator();
      while (files > limits.maxParkedFiles() || bytes > limits.maxCacheBytes()) {
        Tree first = oldest.next();
        oldest.remove();
        count(first, -1);
        left.add(first);
      }
    }
    left.forEach(Tree::delete);
  }

  /** Hands over the directory of a snapshot, or null when it is not here. */
  synchronized @Nullable Tree take(String snapshotId) {
    Tree tree = parked.remove(snapshotId);
    if (tree != null) {
      count(tree, -1);
    }
    return tree;
  }

  /** Deletes the directories of a run. */
  void deleteOf(String runId) {
    delete(each -> each.getKey().startsWith(runId + "/"));
  }

  /** Deletes the directories that were here at the last call already. */
  void deleteIdle() {
    delete(each -> before.contains(each.getValue()));
    synchronized (this) {
      before = Set.copyOf(parked.values());
    }
  }

  private void delete(Predicate<Map.Entry<String, Tree>> unwanted) {
    List<Tree> left = new ArrayList<>();
    synchronized (this) {
      Iterator<Map.Entry<String, Tree>> all = parked.entrySet().iterator();
      while (all.hasNext()) {
        Map.Entry<String, Tree> each = all.next();
        if (unwanted.test(each)) {
          all.remove();
          count(each.getValue(), -1);
          left.add(each.getValue());
        }
      }
    }
    left.forEach(Tree::delete);
  }

  /** An empty directory counts as a file. */
  private void count(Tree tree, int sign) {
    files += sign * (tree.files() + 1L);
    bytes += sign * tree.bytes();
  }
}
