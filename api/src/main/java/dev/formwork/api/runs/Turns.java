package dev.formwork.api.runs;

import dev.formwork.api.http.ApiFailure;
import dev.formwork.templates.RunLimit;
import dev.formwork.templates.TemplateDefinition;
import dev.formwork.workflows.start.Turn;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Says when it is a new run's turn: what the template asks for, within what the operator allows.
 */
public final class Turns {

  /** Names of priorities on the wire. */
  private static final Map<String, Integer> PRIORITIES =
      Map.of("people", Turn.PEOPLE, "bulk", Turn.BULK);

  private final @Nullable Integer perTemplate;

  /**
   * @param perTemplate how many runs of one template may be under way; null for no limit
   */
  Turns(@Nullable Integer perTemplate) {
    this.perTemplate = perTemplate;
  }

  /**
   * The turn of a run of this template.
   *
   * @param priority `people`, `bulk` or null for people
   * @throws ApiFailure when the priority is unknown, or the template's limit is no number above 0
   */
  public Turn of(TemplateDefinition template, @Nullable String priority) {
    Integer key = PRIORITIES.get(priority == null ? "people" : priority);
    if (key == null) {
      throw ApiFailure.input(
          "Header Formwork-Priority must be people or bulk, not '%s'.".formatted(priority));
    }
    return new Turn(smaller(wished(template), perTemplate), key);
  }

  private static @Nullable Integer wished(TemplateDefinition template) {
    if (template.entity().get("spec") instanceof Map<?, ?> spec
        && spec.get("concurrency") instanceof Map<?, ?> concurrency) {
      Object runs = concurrency.get("runs");
      OptionalInt limit = RunLimit.of(runs);
      if (limit.isPresent()) {
        return limit.getAsInt();
      }
      throw ApiFailure.input(
          "Template %s says %s for the runs that may be under way (spec.concurrency.runs). Write a whole number above 0, such as 1."
              .formatted(template.name(), runs));
    }
    return null;
  }

  private static @Nullable Integer smaller(@Nullable Integer one, @Nullable Integer other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
