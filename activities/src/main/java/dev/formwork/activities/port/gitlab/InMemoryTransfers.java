package dev.formwork.activities.port.gitlab;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Transfers that go on until they are cancelled or finished. */
final class InMemoryTransfers implements Transfers {

  private final Map<String, Transfer> transfers = new LinkedHashMap<>();
  private long last;

  @Override
  public synchronized Optional<Transfer> find(Transfer.Request request, Instant since) {
    return Optional.ofNullable(transfers.get(request.path()));
  }

  @Override
  public synchronized Transfer start(Transfer.Request request) {
    var transfer = new Transfer(++last, true);
    transfers.put(request.path(), transfer);
    return transfer;
  }

  @Override
  public synchronized void cancel(Transfer transfer) {
    transfers.values().removeIf(known -> known.id() == transfer.id() && known.active());
  }

  synchronized void finish() {
    transfers.replaceAll((path, transfer) -> new Transfer(transfer.id(), false));
  }

  synchronized Set<String> active() {
    Set<String> active = new TreeSet<>();
    transfers.forEach(
        (path, transfer) -> {
          if (transfer.active()) {
            active.add(path);
          }
        });
    return active;
  }
}
