package dev.formwork.activities.port.gitlab;

import java.time.Instant;
import java.util.Optional;

/** Direct transfers of projects into a GitLab. Nothing can be written on one. */
public interface Transfers {

  /** The transfer of this project to this place that began since then and was not cancelled. */
  Optional<Transfer> find(Transfer.Request request, Instant since);

  Transfer start(Transfer.Request request);

  /** Stops a transfer; one that has ended stays as it is. */
  void cancel(Transfer transfer);
}
