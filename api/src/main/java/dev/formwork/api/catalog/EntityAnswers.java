package dev.formwork.api.catalog;

import dev.formwork.catalog.model.Entity;
import dev.formwork.catalog.query.EntityFields;
import dev.formwork.catalog.query.EntityPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entities as the wire shows them. */
final class EntityAnswers {

  private EntityAnswers() {}

  /** The parts of the entities that are asked for; all of them when nothing is asked for. */
  static List<Map<String, Object>> project(List<Entity> entities, List<String> fields) {
    return entities.stream().map(entity -> project(entity, fields)).toList();
  }

  static Map<String, Object> project(Entity entity, List<String> fields) {
    return EntityFields.project(entity.content(), fields);
  }

  static Map<String, Object> page(EntityPage page, List<String> fields) {
    Map<String, Object> pageInfo = new LinkedHashMap<>();
    if (page.nextCursor() != null) {
      pageInfo.put("nextCursor", page.nextCursor());
    }
    if (page.prevCursor() != null) {
      pageInfo.put("prevCursor", page.prevCursor());
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", project(page.items(), fields));
    answer.put("totalItems", page.totalItems());
    answer.put("pageInfo", pageInfo);
    return answer;
  }
}
