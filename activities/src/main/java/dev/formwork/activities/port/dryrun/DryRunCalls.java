package dev.formwork.activities.port.dryrun;

import dev.formwork.activities.action.ActionException;
import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import java.util.Optional;

/**
 * Where callers leave dry runs and wait for their answers. Every method may throw {@link
 * ActionException.Unavailable}.
 */
public interface DryRunCalls {

  /** The call of this id, or empty when nobody waits for it any more. */
  Optional<DryRunCall> find(String callId);

  /** Leaves the answer for the caller; a later answer replaces it. Nobody waiting is no failure. */
  void answer(String callId, DryRunAnswer answer);
}
