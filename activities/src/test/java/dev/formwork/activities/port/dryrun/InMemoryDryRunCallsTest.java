package dev.formwork.activities.port.dryrun;

import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import java.util.Optional;

class InMemoryDryRunCallsTest implements DryRunCallsContract {

  private final InMemoryDryRunCalls calls = new InMemoryDryRunCalls();

  @Override
  public DryRunCalls calls() {
    return calls;
  }

  @Override
  public void put(String callId, DryRunCall call) {
    calls.put(callId, call);
  }

  @Override
  public Optional<DryRunAnswer> answerTo(String callId) {
    return calls.answerTo(callId);
  }
}
