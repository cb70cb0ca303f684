package dev.formwork.activities.port.dryrun;

import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Calls that live as long as this object. */
public final class InMemoryDryRunCalls implements DryRunCalls {

  private final Map<String, DryRunCall> calls = new ConcurrentHashMap<>();
  private final Map<String, DryRunAnswer> answers = new ConcurrentHashMap<>();

  /** Leaves a call. */
  public void put(String callId, DryRunCall call) {
    calls.put(callId, call);
  }

  /** The answer to a call, or empty when there is none yet. */
  public Optional<DryRunAnswer> answerTo(String callId) {
    return Optional.ofNullable(answers.get(callId));
  }

  @Override
  public Optional<DryRunCall> find(String callId) {
    return Optional.ofNullable(calls.get(callId));
  }

  @Override
  public void answer(String callId, DryRunAnswer answer) {
    answers.put(callId, answer);
  }
}
