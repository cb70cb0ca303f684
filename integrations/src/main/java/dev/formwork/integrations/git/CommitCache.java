package dev.formwork.integrations.git;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/**
 * Repositories with one fetched commit each, kept for the next reader of the same commit. A commit
 * never changes, so nothing gets stale; whoever reads asks the remote for its refs first, so nobody
 * reads what the remote would not give. Safe for use by many threads.
 */
final class CommitCache implements AutoCloseable {

  /** Commits that are kept; the longest unused goes first. */
  private static final int MOST = 20;

  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Entry {
    private final ScratchRepository scratch;
    private int users;
    private boolean isDropped;

    private Entry(ScratchRepository scratch) {
      this.scratch = scratch;
    }
  }

  /** A repository that stays as long as it is held. */
  final class Held implements AutoCloseable {
    private final Entry entry;

    private Held(Entry entry) {
      this.entry = entry;
    }

    Repository repository() {
      return entry.scratch.repository();
    }

    @Override
    public void close() {
      release(entry);
    }
  }

  /** The repository that holds the commit of the remote, if one does. */
  synchronized Optional<Held> find(GitRemote remote, String commit) {
    Entry entry = entries.get(key(remote, commit));
    if (entry == null) {
      return Optional.empty();
    }
    entry.users++;
    return Optional.of(new Held(entry));
  }

  /** Takes a repository over, which the caller must not close any more. */
  synchronized Held keep(GitRemote remote, String commit, ScratchRepository scratch) {
    Entry entry = new Entry(scratch);
    entry.users++;
    Entry earlier = entries.put(key(remote, commit), entry);
    if (earlier != null) {
      drop(earlier);
    }
    Iterator<Entry> oldest = entries.values().iterator();
    while (entries.size() > MOST) {
      Entry next = oldest.next();
      oldest.remove();
      drop(next);
    }
    return new Held(entry);
  }

  private synchronized void release(Entry entry) {
    entry.users--;
    closeUnused(entry);
  }

  private static void drop(Entry entry) {
    entry.isDropped = true;
    closeUnused(entry);
  }

  private static void closeUnused(Entry entry) {
    if (entry.isDropped && entry.users == 0) {
      entry.scratch.close();
    }
  }

  private static String key(GitRemote remote, String commit) {
    return remote.url() + " " + commit;
  }

  @Override
  public synchronized void close() {
    entries.values().forEach(CommitCache::drop);
    entries.clear();
  }
}
