package dev.formwork.api.scaffolder;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.formwork.api.runs.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run in Backstage's words; exactly the keys of its wire.
 *
 * @param lastHeartbeatAt null while the task is open
 * @param createdBy left out for runs that no person started
 */
record Task(
    String id,
    JsonNode spec,
    String status,
    Instant createdAt,
    @Nullable Instant lastHeartbeatAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String createdBy) {

  static Task of(Run run) {
    return new Task(
        run.id().toString(),
        run.taskSpec(),
        run.taskStatus(),
        run.createdAt(),
        run.lastEventAt(),
        run.initiator());
  }
}
