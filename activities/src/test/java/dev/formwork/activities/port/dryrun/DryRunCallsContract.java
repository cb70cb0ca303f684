package dev.formwork.activities.port.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link DryRunCalls} does. */
public interface DryRunCallsContract {

  DryRunCalls calls();

  /** Leaves a call as a caller does. */
  void put(String callId, DryRunCall call);

  Optional<DryRunAnswer> answerTo(String callId);

  private static DryRunCall call() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", "ada");
    values.put("nothing", null);
    return new DryRunCall(
        "Tried",
        new RunSpec(List.of(), Map.of("a", List.of(1, "b")), FailurePolicy.KEEP, null),
        values,
        Map.of("token", "s3cr3t-value"),
        new Initiator("user:default/ada", "Ada", "ada@example.org", null),
        Map.of("region", "eu"),
        List.of(new DryRunCall.File("a.txt", "aGk=")));
  }

  @Test
  default void findsACallAsItWasLeft() {
    String id = UUID.randomUUID().toString();

    put(id, call());

    assertThat(calls().find(id)).contains(call());
    assertThat(answerTo(id)).isEmpty();
  }

  @Test
  default void keepsTheNewestAnswer() {
    String id = UUID.randomUUID().toString();
    put(id, call());

    calls().answer(id, DryRunAnswer.failed("Unavailable", "Away."));
    calls().answer(id, DryRunAnswer.failed("InvalidInput", "Wrong."));

    assertThat(answerTo(id)).contains(DryRunAnswer.failed("InvalidInput", "Wrong."));
  }

  @Test
  default void knowsNothingOfOtherCalls() {
    assertThat(calls().find(UUID.randomUUID().toString())).isEmpty();
  }
}
