package dev.formwork.standalone.history;

import dev.formwork.standalone.commandline.UsageFault;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.nio.file.Path;

/**
 * What happened to one workflow so far.
 *
 * @param origin the file it comes from, or the server
 */
record RunHistory(String origin, WorkflowExecutionHistory history) {

  /**
   * Reads the JSON that we and the `temporal` command write.
   *
   * @throws UsageFault when it is something else
   */
  static RunHistory parse(Path file, String json) {
    try {
      WorkflowExecutionHistory history = WorkflowExecutionHistory.fromJson(json);
      if (!history.getEvents().isEmpty()
          && history.getEvents().getFirst().hasWorkflowExecutionStartedEventAttributes()) {
        return new RunHistory(file.toString(), history);
      }
    } catch (RuntimeException notJson) {
      throw new UsageFault(unreadable(file), notJson);
    }
    throw new UsageFault(unreadable(file));
  }

  private static String unreadable(Path file) {
    return "%s is no history. Export histories with './formwork histories export' or 'temporal workflow show --output json'."
        .formatted(file);
  }

  /** The workflow's id; older servers do not write it, then the origin. */
  String id() {
    HistoryEvent first = history.getEvents().getFirst();
    String id = first.getWorkflowExecutionStartedEventAttributes().getWorkflowId();
    return id.isEmpty() ? origin : id;
  }

  int size() {
    return history.getEvents().size();
  }
}
