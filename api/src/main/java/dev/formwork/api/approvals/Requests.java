package dev.formwork.api.approvals;

import dev.formwork.api.runs.OpenWait;
import dev.formwork.api.runs.OpenWaits;
import dev.formwork.api.runs.Runs;
import dev.formwork.workflows.payload.ApprovalTicket;
import java.util.List;
import java.util.Optional;

/** The requests for approval that tickets are for. */
final class Requests {

  private final OpenWaits waits;

  Requests(OpenWaits waits) {
    this.waits = waits;
  }

  /** The request, as long as it is open; one that was asked anew is another one. */
  Optional<OpenWait> find(ApprovalTicket ticket) {
    return Runs.uuid(ticket.runId()).map(waits::of).orElse(List.of()).stream()
        .filter(wait -> wait.kind().equals("approval"))
        .filter(wait -> wait.key().equals(ticket.waitKey()))
        .filter(wait -> wait.since().equals(ticket.since()))
        .findFirst();
  }
}
