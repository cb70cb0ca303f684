package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.http.StrictQuery;
import dev.formwork.api.runs.Run;
import dev.formwork.api.runs.Runs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a permission backend asks: which permissions there are, and whether its conditions hold for
 * a task. Templates and actions are judged while they are read and run, never from outside, so
 * their conditions are not answered here; Backstage does the same.
 */
@RestController
@StrictQuery
@RequestMapping("/api/scaffolder/.well-known/backstage/permissions")
final class PermissionsController {

  private static final String TASK = "scaffolder-task";

  private final JsonNode metadata;
  private final Runs runs;

  PermissionsController(JsonMapper json, Runs runs) {
    this.metadata = ExtensionsController.read(json, "permissions.json");
    this.runs = runs;
  }

  @GetMapping("/metadata")
  JsonNode metadata() {
    return metadata;
  }

  /** The answers in the order of the questions. */
  record Decisions(List<Map<String, Object>> items) {}

  @PostMapping("/apply-conditions")
  Decisions applyConditions(@RequestBody(required = false) @Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw ApiFailure.input("request/body must be object");
    }
    JsonNode items = TaskCall.required(body, "items");
    if (!items.isArray()) {
      throw ApiFailure.input("request/body/items must be array");
    }
    List<Map<String, Object>> decisions = new ArrayList<>();
    for (JsonNode item : items) {
      decisions.add(decision(item, "request/body/items/" + decisions.size()));
    }
    return new Decisions(decisions);
  }

  private Map<String, Object> decision(JsonNode item, String place) {
    String type = text(item, "resourceType", place);
    if (!type.equals(TASK)) {
      throw ApiFailure.notImplemented(
          "Conditions on '%s' are not answered here (%s/resourceType). Ask about %s."
              .formatted(type, place, TASK));
    }
    JsonNode conditions = item.path("conditions");
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("id", text(item, "id", place));
    JsonNode ref = item.path("resourceRef");
    if (ref.isArray()) {
      List<String> results = new ArrayList<>();
      ref.forEach(one -> results.add(result(one.asString(""), conditions)));
      decision.put("result", results);
    } else {
      decision.put("result", result(text(item, "resourceRef", place), conditions));
    }
    return decision;
  }

  private String result(String taskId, JsonNode conditions) {
    Run run = runs.find(taskId).orElse(null);
    return TaskConditions.hold(conditions, run) && run != null ? "ALLOW" : "DENY";
  }

  private static String text(JsonNode item, String name, String place) {
    if (!item.path(name).isString()) {
      throw ApiFailure.input("%s/%s must be string".formatted(place, name));
    }
    return item.path(name).stringValue();
  }
}
