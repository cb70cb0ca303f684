package dev.formwork.api.runs;

import dev.formwork.workflows.RunId;
import java.util.UUID;

/**
 * A run that has ended and whose undo log is not kept yet.
 *
 * @param kept newest attempt whose log is kept, or 0
 * @param hasRequest whether the tables know what the run was started with
 */
record EndedRun(UUID id, String templateRef, int attempt, int kept, boolean hasRequest) {

  /** The workflow of one attempt. */
  String workflowId(int number) {
    return RunId.parse(id.toString()).workflowId(templateRef, number);
  }
}
