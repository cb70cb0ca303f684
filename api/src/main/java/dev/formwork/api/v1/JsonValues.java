package dev.formwork.api.v1;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns stored JSON into what answers are made of. */
record JsonValues(JsonMapper mapper) {

  /** An object's members; empty for everything that is no object. */
  @SuppressWarnings("unchecked")
  Map<String, Object> map(JsonNode node) {
    return node.isObject() ? mapper.convertValue(node, LinkedHashMap.class) : new LinkedHashMap<>();
  }

  <T> T as(JsonNode node, Class<T> type) {
    return mapper.convertValue(node, type);
  }
}
