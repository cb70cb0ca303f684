package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.dryrun.DryRunCalls;
import dev.formwork.activities.port.dryrun.DryRunCallsContract;
import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import dev.formwork.workflows.payload.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresDryRunCallsIT implements DryRunCallsContract {

  private final DataSource database = TestDatabase.fresh();
  private final PostgresDryRunCalls calls =
      new PostgresDryRunCalls(database, new SecretCipher(Keyring.generate("k1")));

  private static DryRunCall secretCall() {
    return new DryRunCall(
        "Tried",
        new RunSpec(List.of(), Map.of(), FailurePolicy.UNDO, null),
        Map.of(),
        Map.of("token", "hunter2-hunter2"),
        new Initiator(null, "Ada", "ada@example.org", null),
        Map.of(),
        List.of());
  }

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

  @Test
  void keepsNoSecretInClear() {
    calls.put(UUID.randomUUID().toString(), secretCall());

    byte[] stored =
        Jdbi.create(database)
            .withHandle(
                handle -> handle.createQuery("select call from dry_run").mapTo(byte[].class).one());
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("hunter2-hunter2");
  }

  @Test
  void removesACallAndThoseWhoseCallersAreGone() {
    String removed = UUID.randomUUID().toString();
    String old = UUID.randomUUID().toString();
    calls.put(removed, secretCall());
    calls.put(old, secretCall());
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update dry_run set created_at = now() - interval '2 hours' where call_id = ?",
                    UUID.fromString(old)));

    calls.remove(removed);
    calls.put(UUID.randomUUID().toString(), secretCall());

    assertThat(calls.find(removed)).isEmpty();
    assertThat(calls.find(old)).isEmpty();
  }
}
