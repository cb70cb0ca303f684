package dev.formwork.catalog.query;

import java.util.List;
import java.util.Map;

/** The `fields` projection: parts of entities by their paths. */
public final class EntityFields {

  private EntityFields() {}

  /**
   * Keeps the sub-trees at the paths, nested as they were. An empty list keeps everything.
   *
   * @param fields dotted paths, with case
   * @throws InvalidQuery when a path is no path
   */
  public static Map<String, Object> project(Map<String, Object> entity, List<String> fields) {
    throw new UnsupportedOperationException();
  }
}
