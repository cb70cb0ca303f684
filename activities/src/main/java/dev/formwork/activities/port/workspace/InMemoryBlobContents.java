package dev.formwork.activities.port.workspace;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Contents that live as long as this object. */
public final class InMemoryBlobContents implements BlobContents {

  private final InstantSource clock;
  private final Map<String, byte[]> contents = new HashMap<>();
  private final NavigableMap<String, Stored> stored = new TreeMap<>();

  public InMemoryBlobContents(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void put(Map<String, byte[]> more) {
    more.forEach(
        (name, content) -> {
          contents.putIfAbsent(name, content);
          stored.putIfAbsent(name, new Stored(name, clock.instant()));
        });
  }

  @Override
  public synchronized Map<String, byte[]> get(Collection<String> names) {
    Map<String, byte[]> found = new HashMap<>(contents);
    found.keySet().retainAll(names);
    return found;
  }

  @Override
  public synchronized void delete(Collection<String> names) {
    names.forEach(contents::remove);
    names.forEach(stored::remove);
  }

  @Override
  public synchronized List<Stored> list(@Nullable String after, int most) {
    var rest = after == null ? stored : stored.tailMap(after, false);
    return rest.values().stream().limit(most).toList();
  }

  @Override
  public String place() {
    return "the memory of this process";
  }
}
