package dev.formwork.api.runs;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One event of a run, as Backstage's wire shows it.
 *
 * @param id increasing over all runs
 * @param type `log`, `completion`, `cancelled` or `recovered`
 */
public record TaskEvent(
    long id,
    boolean isTaskRecoverable,
    UUID taskId,
    JsonNode body,
    String type,
    Instant createdAt) {

  static final String COMPLETION = "completion";
  static final String RECOVERED = "recovered";

  boolean isCompletion() {
    return type.equals(COMPLETION);
  }
}
