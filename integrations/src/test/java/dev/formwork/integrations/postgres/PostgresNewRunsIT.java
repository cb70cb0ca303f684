package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.Nesting;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.start.NewRun;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class PostgresNewRunsIT {

  private static final String RUN = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String OTHER = "01890a5d-ac96-774b-bcce-b302099a8058";
  private static final byte[] SEALED = "sealed".getBytes(StandardCharsets.UTF_8);

  private final DataSource database = TestDatabase.fresh();
  private final Jdbi jdbi = Jdbi.create(database);
  private final SecretCipher cipher = new SecretCipher(Keyring.generate("k1"));
  private final PostgresNewRuns runs = new PostgresNewRuns(database, cipher);

  private static StepSpec step(String id) {
    return new StepSpec(
        id,
        "Make \u0000" + id,
        "test:make",
        null,
        null,
        Map.of(),
        null,
        UndoPolicy.AUTO,
        null,
        null,
        null);
  }

  private static NewRun run(String id, @Nullable String key) {
    RunRequest request =
        new RunRequest(
            id,
            3,
            "template:default/service",
            "Service",
            "digest",
            new RunSpec(List.of(step("one"), step("two")), Map.of(), FailurePolicy.UNDO, null),
            Map.of("name", "payments"),
            new Initiator("user:default/ada", "Ada", "ada@example.org", null),
            List.of("token"),
            "group:default/payments",
            null,
            Map.of(),
            Map.of(),
            Map.of(),
            Instant.parse("2026-11-21T10:00:00Z"),
            null,
            null,
            Nesting.NONE);
    return new NewRun(
        request, Map.of("steps", List.of()), Map.of(), Map.of("token", "s3cr3t"), key, "call");
  }

  private List<String> texts(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  @Test
  void writesTheRunItsStepsItsSecretsAndItsFirstEvent() {
    boolean isWritten = runs.write(run(RUN, "key"), SEALED, true);

    assertThat(isWritten).isTrue();
    assertThat(
            texts(
                """
                select concat_ws(' ', phase, steps_total, owner, initiator, request_digest,
                  convert_from(unstarted_request, 'UTF8')) from run"""))
        .containsExactly("running 2 group:default/payments user:default/ada call sealed");
    assertThat(
            texts("select step_id || ' ' || state || ' ' || name from run_step order by position"))
        .containsExactly("one open Make \uFFFDone", "two open Make \uFFFDtwo");
    assertThat(texts("select event_key || ' ' || (body ->> 'message') from run_event"))
        .containsExactly("run:starting Starting up task with 2 steps");
    assertThat(new PostgresRunSecrets(database, cipher).reveal(RUN))
        .isEqualTo(Map.of("token", "s3cr3t"));
    assertThat(texts("select encode(value, 'escape') from run_secret"))
        .noneMatch(value -> value.contains("s3cr3t"));
  }

  @Test
  void leavesARunThatSomebodyElseStartsOutOfThoseToBeStarted() {
    runs.write(run(RUN, "key"), SEALED, false);

    assertThat(texts("select run_id::text from run where unstarted_request is null"))
        .containsExactly(RUN);
  }

  @Test
  void writesNothingUnderAKeyThatWasUsedBefore() {
    runs.write(run(RUN, "key"), SEALED, true);

    boolean isWritten = runs.write(run(OTHER, "key"), SEALED, true);

    assertThat(isWritten).isFalse();
    assertThat(texts("select distinct run_id::text from run_step")).containsExactly(RUN);
    assertThat(texts("select distinct run_id::text from run_secret")).containsExactly(RUN);
    assertThat(texts("select distinct run_id::text from run_event")).containsExactly(RUN);
  }

  @Test
  void takesRunsWithoutAKeyForDifferentOnes() {
    runs.write(run(RUN, null), SEALED, true);

    assertThat(runs.write(run(OTHER, null), SEALED, true)).isTrue();
  }

  @Test
  void writesAllOrNothing() {
    jdbi.useHandle(handle -> handle.execute("alter table run_secret add check (name <> 'token')"));

    assertThatThrownBy(() -> runs.write(run(RUN, "key"), SEALED, true))
        .hasStackTraceContaining("run_secret");

    assertThat(texts("select run_id::text from run")).isEmpty();
    assertThat(texts("select step_id from run_step")).isEmpty();
  }

  @Test
  void tellsThoseWhoFollowRuns() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement listen = connection.createStatement()) {
      listen.execute("listen formwork_run");

      runs.write(run(RUN, "key"), SEALED, true);

      assertThat(connection.unwrap(PGConnection.class).getNotifications(10_000))
          .extracting(notification -> notification.getParameter())
          .containsExactly(RUN);
    }
  }
}
