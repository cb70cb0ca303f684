package dev.formwork.activities.port.workspace;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Snapshots that live as long as this object. */
public final class InMemorySnapshotStore implements SnapshotStore {

  private final Map<String, byte[]> blobs = new HashMap<>();
  private final Map<String, Snapshot> snapshots = new HashMap<>();
  private final Set<String> distrusted = new HashSet<>();

  /** The hashes of all blobs. */
  public synchronized Set<String> hashes() {
    return Set.copyOf(blobs.keySet());
  }

  @Override
  public synchronized Set<String> missing(Collection<String> hashes) {
    var missing = new LinkedHashSet<>(hashes);
    missing.removeIf(hash -> blobs.containsKey(hash) && !distrusted.contains(hash));
    return missing;
  }

  @Override
  public synchronized void store(Map<String, byte[]> more) {
    blobs.keySet().removeAll(distrusted);
    distrusted.removeAll(more.keySet());
    more.forEach(blobs::putIfAbsent);
  }

  @Override
  public synchronized Map<String, byte[]> load(Collection<String> hashes) {
    var found = new HashMap<>(blobs);
    found.keySet().retainAll(Set.copyOf(hashes));
    return found;
  }

  @Override
  public synchronized void distrust(Collection<String> hashes) {
    distrusted.addAll(hashes);
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

  @Override
  public String place() {
    return "the memory of this process";
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
