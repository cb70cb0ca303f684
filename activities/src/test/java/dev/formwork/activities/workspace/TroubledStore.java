package dev.formwork.activities.workspace;

import dev.formwork.activities.port.workspace.InMemorySnapshotStore;
import dev.formwork.activities.port.workspace.Snapshot;
import dev.formwork.activities.port.workspace.SnapshotStore;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Counts the blobs that go in and out, and can be damaged. */
final class TroubledStore implements SnapshotStore {

  private final InMemorySnapshotStore store = new InMemorySnapshotStore();
  int stored;
  int loaded;
  Runnable beforeSave = () -> {};
  UnaryOperator<byte[]> damage = UnaryOperator.identity();
  UnaryOperator<Snapshot> mixUp = UnaryOperator.identity();

  Set<String> hashes() {
    return store.hashes();
  }

  @Override
  public Set<String> missing(Collection<String> hashes) {
    return store.missing(hashes);
  }

  @Override
  public void store(Map<String, byte[]> blobs) {
    stored += blobs.size();
    store.store(blobs);
  }

  @Override
  public Map<String, byte[]> load(Collection<String> hashes) {
    Map<String, byte[]> found = store.load(hashes);
    loaded += found.size();
    found.replaceAll((_, content) -> damage.apply(content));
    found.values().removeIf(Objects::isNull);
    return found;
  }

  @Override
  public void save(Snapshot snapshot) {
    Runnable before = beforeSave;
    beforeSave = () -> {};
    before.run();
    store.save(snapshot);
  }

  @Override
  public Optional<Snapshot> find(String id) {
    return store.find(id).map(mixUp);
  }

  @Override
  public void release(String runId) {
    store.release(runId);
  }

  @Override
  public void distrust(Collection<String> hashes) {
    store.distrust(hashes);
  }

  @Override
  public String place() {
    return "the test's store";
  }
}
