package dev.formwork.api.scaffolder;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.api.runs.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Conditions of a permission policy on tasks: one rule, and `allOf`, `anyOf` and `not` of them. */
final class TaskConditions {

  private static final int MAX_DEPTH = 20;

  private TaskConditions() {}

  /**
   * Whether the conditions hold.
   *
   * @param run null when there is none, for which no rule holds
   * @throws ApiFailure when a rule or the form of a condition is not known
   */
  static boolean hold(JsonNode conditions, @Nullable Run run) {
    return hold(conditions, run, 0);
  }

  private static boolean hold(JsonNode conditions, @Nullable Run run, int depth) {
    if (depth > MAX_DEPTH) {
      throw ApiFailure.input(
          "Conditions nest deeper than %d levels. Make them flatter.".formatted(MAX_DEPTH));
    }
    if (conditions.has("allOf")) {
      return parts(conditions.path("allOf")).stream()
          .map(part -> hold(part, run, depth + 1))
          .reduce(true, Boolean::logicalAnd);
    }
    if (conditions.has("anyOf")) {
      return parts(conditions.path("anyOf")).stream()
          .map(part -> hold(part, run, depth + 1))
          .reduce(false, Boolean::logicalOr);
    }
    if (conditions.has("not")) {
      return !hold(conditions.path("not"), run, depth + 1);
    }
    return rule(conditions, run);
  }

  private static List<JsonNode> parts(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw ApiFailure.input("allOf and anyOf need at least one condition.");
    }
    return List.copyOf(list.values());
  }

  private static boolean rule(JsonNode condition, @Nullable Run run) {
    String name = condition.path("rule").asString("");
    if (!name.equals("IS_TASK_OWNER")) {
      throw ApiFailure.input(
          "Unexpected permission rule: '%s'. Tasks have IS_TASK_OWNER.".formatted(name));
    }
    JsonNode people = condition.path("params").path("createdBy");
    if (!people.isArray()) {
      throw ApiFailure.input("params/createdBy of IS_TASK_OWNER must be array");
    }
    String starter = run == null ? null : run.initiator();
    return starter != null
        && people.values().stream().anyMatch(person -> starter.equals(person.asString("")));
  }
}
