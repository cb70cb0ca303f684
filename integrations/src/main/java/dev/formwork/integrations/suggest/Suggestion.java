package dev.formwork.integrations.suggest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a form may offer.
 *
 * @param id what the field takes
 * @param title shown in its place, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(String id, @Nullable String title) {

  static Suggestion of(String id) {
    return new Suggestion(id, null);
  }
}
