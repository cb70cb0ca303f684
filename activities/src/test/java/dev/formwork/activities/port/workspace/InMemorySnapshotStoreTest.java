package dev.formwork.activities.port.workspace;

class InMemorySnapshotStoreTest implements SnapshotStoreContract {

  @Override
  public SnapshotStore store() {
    return new InMemorySnapshotStore();
  }
}
