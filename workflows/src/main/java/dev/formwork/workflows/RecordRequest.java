package dev.formwork.workflows;

import java.util.List;

/** Events to record for one run. */
public record RecordRequest(RunInfo run, List<RunEvent> events) {

  public RecordRequest {
    events = Ordered.copy(events);
  }
}
