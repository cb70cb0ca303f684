package dev.formwork.activities.port.sent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A memory that lives as long as this object. */
public final class InMemorySentMessages implements SentMessages {

  private record Entry(String channel, Map<String, Object> receipt) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  @Override
  public synchronized boolean claim(String key, String channel) {
    return entries.putIfAbsent(key, new Entry(channel, Map.of())) == null;
  }

  @Override
  public synchronized void unclaim(String key) {
    entries.remove(key);
  }

  @Override
  public synchronized void receive(String key, Map<String, Object> receipt) {
    entries.computeIfPresent(
        key,
        (same, entry) -> entry.receipt().isEmpty() ? new Entry(entry.channel(), receipt) : entry);
  }

  @Override
  public synchronized Optional<Map<String, Object>> receipt(String key) {
    return Optional.ofNullable(entries.get(key))
        .map(Entry::receipt)
        .filter(receipt -> !receipt.isEmpty());
  }

  @Override
  public synchronized List<Map<String, Object>> receipts(
      String channel, String name, String value) {
    return entries.values().stream()
        .filter(entry -> entry.channel().equals(channel))
        .map(Entry::receipt)
        .filter(receipt -> value.equals(receipt.get(name)))
        .toList();
  }
}
