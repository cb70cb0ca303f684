package dev.formwork.activities.port.workspace;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Snapshots that live as long as this object. */
public final class InMemorySnapshotStore implements SnapshotStore {

  private final Map<String, byte[]> blobs = new HashMap<>();
  private final Map<String, Snapshot> snapshots = new HashMap<>();

  /** The hashes of all blobs. */
  public synchronized Set<String> hashes() {
    return Set.copyOf(blobs.keySet());
  }

  @Override
  public synchronized Set<String> missing(Collection<String> hashes) {
    var missing = new LinkedHashSet<>(hashes);
    missing.removeAll(blobs.keySet());
    return missing;
  }

  @Override
  public synchronized void store(Map<String, byte[]> more) {
    more.forEach(blobs::putIfAbsent);
  }

  @Override
  public synchronized Map<String, byte[]> load(Collection<String> hashes) {
    var found = new HashMap<>(blobs);
    found.keySet().retainAll(Set.copyOf(hashes));
    return found;
  }

  @Override
  public synchronized void save(Snapshot snapshot) {
    Set<String> missing = missing(hashes(snapshot));
    if (!missing.isEmpty()) {
      throw new BlobsMissing(missing);
    }
    snapshots.putIfAbsent(snapshot.id(), snapshot);
  }

  @Override
  public synchronized Optional<Snapshot> find(String id) {
    return Optional.ofNullable(snapshots.get(id));
  }

  @Override
  public synchronized void release(String runId) {
    snapshots.values().removeIf(snapshot -> snapshot.runId().equals(runId));
    var needed = new LinkedHashSet<String>();
    snapshots.values().forEach(snapshot -> needed.addAll(hashes(snapshot)));
    blobs.keySet().retainAll(needed);
  }

  private static Set<String> hashes(Snapshot snapshot) {
    var hashes = new LinkedHashSet<String>();
    for (Snapshot.Entry entry : snapshot.entries()) {
      if (!entry.hash().isEmpty()) {
        hashes.add(entry.hash());
      }
    }
    return hashes;
  }
}
