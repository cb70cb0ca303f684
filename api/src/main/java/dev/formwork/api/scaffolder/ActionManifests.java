package dev.formwork.api.scaffolder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.templates.lint.KnownAction;
import dev.formwork.workflows.payload.RunDataConverter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What workers can do, as each wrote it into the tables when it started. */
public final class ActionManifests {

  private final ObjectMapper mapper = RunDataConverter.mapper();

  private final JdbcClient jdbc;

  ActionManifests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Backstage's list of actions: sorted by id, aliases included. */
  List<Map<String, Object>> list() {
    Map<String, Map<String, Object>> actions = new TreeMap<>();
    for (JsonNode manifest : read()) {
      for (String id : names(manifest)) {
        actions.putIfAbsent(id, describe(id, manifest));
      }
    }
    return List.copyOf(actions.values());
  }

  /** What lint knows of them, by each of their names. */
  public List<KnownAction> known() {
    List<KnownAction> known = new ArrayList<>();
    for (JsonNode manifest : read()) {
      JsonNode schema = manifest.path("schema");
      for (String id : names(manifest)) {
        known.add(
            new KnownAction(
                id,
                map(schema.path("input")),
                map(schema.path("output")),
                manifest.path("undoes").asBoolean()));
      }
    }
    return known;
  }

  private Map<String, Object> map(JsonNode object) {
    return object.isObject()
        ? mapper.convertValue(object, new TypeReference<Map<String, Object>>() {})
        : Map.of();
  }

  private List<JsonNode> read() {
    return jdbc.sql("select manifest from action_manifest order by id")
        .query((row, number) -> tree(row.getString("manifest")))
        .list();
  }

  private JsonNode tree(String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("A row of table action_manifest is not JSON.", broken);
    }
  }

  private static List<String> names(JsonNode manifest) {
    List<String> names = new ArrayList<>();
    names.add(manifest.path("id").asText());
    manifest.path("aliases").forEach(alias -> names.add(alias.asText()));
    return names;
  }

  private Map<String, Object> describe(String id, JsonNode manifest) {
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("id", id);
    put(action, "description", manifest.get("description"));
    put(action, "examples", manifest.get("examples"));
    put(action, "schema", manifest.get("schema"));
    action.putIfAbsent("schema", Map.of());
    return action;
  }

  private void put(Map<String, Object> action, String name, @Nullable JsonNode value) {
    if (value != null && !value.isNull()) {
      action.put(name, mapper.convertValue(value, Object.class));
    }
  }
}
