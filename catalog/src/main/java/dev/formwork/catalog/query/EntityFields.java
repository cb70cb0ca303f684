package dev.formwork.catalog.query;

import dev.formwork.catalog.model.Documents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The `fields` projection: parts of entities by their paths. */
public final class EntityFields {

  private EntityFields() {}

  /**
   * Keeps the sub-trees at the paths, nested as they were. An empty list keeps everything.
   *
   * @param fields dotted paths, with case; an element may hold several with commas between them
   * @throws InvalidQuery when a path has brackets
   */
  public static Map<String, Object> project(Map<String, Object> entity, List<String> fields) {
    List<String> paths = new ArrayList<>();
    for (String field : fields) {
      for (String path : field.split(",")) {
        if (!path.isBlank()) {
          paths.add(path.trim());
        }
      }
    }
    if (paths.isEmpty()) {
      return entity;
    }
    Map<String, Object> projection = new LinkedHashMap<>();
    for (String path : paths) {
      if (path.contains("[")) {
        throw new InvalidQuery(
            "Field '%s' must be a dotted path without brackets (input: fields).".formatted(path));
      }
      find(entity, List.of(path.split("\\."))).ifPresent(found -> copy(entity, found, projection));
    }
    return projection;
  }

  /** The keys that lead to the value; a key may have dots itself, so that segments are joined. */
  private static Optional<List<String>> find(Map<String, Object> object, List<String> segments) {
    for (int length = 1; length <= segments.size(); length++) {
      String key = String.join(".", segments.subList(0, length));
      if (!object.containsKey(key)) {
        continue;
      }
      if (length == segments.size()) {
        return Optional.of(List.of(key));
      }
      Optional<List<String>> below =
          find(Documents.map(object.get(key)), segments.subList(length, segments.size()));
      if (below.isPresent()) {
        List<String> keys = new ArrayList<>(List.of(key));
        keys.addAll(below.get());
        return Optional.of(keys);
      }
    }
    return Optional.empty();
  }

  private static void copy(Map<String, Object> from, List<String> keys, Map<String, Object> to) {
    String key = keys.getFirst();
    Object value = from.get(key);
    if (keys.size() == 1) {
      to.put(key, value);
      return;
    }
    Object there = to.get(key);
    if (there == value) {
      return;
    }
    Object below = to.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>());
    copy(Documents.map(value), keys.subList(1, keys.size()), Documents.map(below));
  }
}
