package dev.formwork.activities.port.catalog;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A catalog that lives as long as this object. */
public final class InMemoryEntityCatalog implements EntityCatalog {

  private final Function<String, List<Map<String, Object>>> reader;
  private final Map<String, Registration> registrations = new TreeMap<>();
  private final Map<String, Map<String, Object>> entities = new TreeMap<>();

  /**
   * @param reader the entities at an address; an empty list when nothing is there
   */
  public InMemoryEntityCatalog(Function<String, List<Map<String, Object>>> reader) {
    this.reader = reader;
  }

  /** Everything in this catalog; comparable and independent of later changes. */
  public synchronized Map<String, Object> contents() {
    return Map.of(
        "locations", Map.copyOf(registrations), "entities", new TreeMap<>(entities).toString());
  }

  /** Puts an entity that no location holds. */
  public synchronized void put(Map<String, Object> entity) {
    entities.put(ref(entity), Collections.unmodifiableMap(new LinkedHashMap<>(entity)));
  }

  @Override
  public synchronized Registration register(String target, String mark, @Nullable String by) {
    Registration present = registrations.get(target);
    if (present != null && present.isMadeBy(mark)) {
      return present;
    }
    if (present != null) {
      throw new NameTaken("Location %s is registered already.".formatted(target));
    }
    List<Map<String, Object>> found = reader.apply(target);
    if (found.isEmpty()) {
      throw new InvalidInput("There is no catalog file at %s.".formatted(target));
    }
    List<String> refs = found.stream().map(InMemoryEntityCatalog::ref).toList();
    refuseTaken(refs);
    found.forEach(this::put);
    var registration =
        new Registration("location-" + (registrations.size() + 1), target, refs, mark);
    registrations.put(target, registration);
    return registration;
  }

  private void refuseTaken(List<String> refs) {
    for (String ref : refs) {
      if (entities.containsKey(ref)) {
        throw new NameTaken("Entity %s is in the catalog already.".formatted(ref));
      }
    }
  }

  @Override
  public synchronized Optional<Registration> find(String target) {
    return Optional.ofNullable(registrations.get(target));
  }

  @Override
  public synchronized void unregister(Registration registration) {
    if (registrations.remove(registration.target()) != null) {
      registration.entityRefs().forEach(entities::remove);
    }
  }

  @Override
  public synchronized Optional<Map<String, Object>> entity(String ref) {
    return Optional.ofNullable(entities.get(ref.toLowerCase(Locale.ROOT)));
  }

  private static String ref(Map<String, Object> entity) {
    Map<?, ?> metadata = (Map<?, ?>) entity.getOrDefault("metadata", Map.of());
    Object namespace = metadata.get("namespace");
    return "%s:%s/%s"
        .formatted(
            entity.get("kind"), namespace == null ? "default" : namespace, metadata.get("name"))
        .toLowerCase(Locale.ROOT);
  }
}
