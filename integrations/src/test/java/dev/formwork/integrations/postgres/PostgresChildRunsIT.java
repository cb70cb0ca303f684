package dev.formwork.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.child.ChildRuns.Standing;
import dev.formwork.integrations.TestDatabase;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Nesting;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.UndoEntry;
import dev.formwork.workflows.UndoPages;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.payload.Keyring;
import dev.formwork.workflows.payload.RunDataConverter;
import dev.formwork.workflows.payload.SealedRequests;
import dev.formwork.workflows.start.NewRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class PostgresChildRunsIT {

  private static final String OUTER = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String CHILD = "01890a5d-ac96-774b-bcce-b302099a8058";
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

  private final DataSource database = TestDatabase.fresh();
  private final Jdbi jdbi = Jdbi.create(database);
  private final Keyring keyring = Keyring.generate("k1");
  private final SecretCipher cipher = new SecretCipher(keyring);
  private final SealedRequests sealed = new SealedRequests(RunDataConverter.of(keyring));
  private final PostgresNewRuns newRuns = new PostgresNewRuns(database, cipher);
  private final PostgresRunSecrets secrets = new PostgresRunSecrets(database, cipher);

  private final PostgresChildRuns runs =
      new PostgresChildRuns(
          database,
          sealed,
          cipher,
          new PostgresActionManifests(database),
          ref -> Optional.empty(),
          workflow -> List.of(entry()));

  private static RunRequest request(String id, Nesting nesting) {
    StepSpec step =
        new StepSpec(
            "make",
            "Make",
            "test:make",
            null,
            null,
            Map.of(),
            null,
            UndoPolicy.AUTO,
            null,
            null,
            null);
    return new RunRequest(
        id,
        3,
        "template:default/service",
        "Service",
        "digest",
        new RunSpec(List.of(step), Map.of(), FailurePolicy.UNDO, null),
        Map.of("name", "payments"),
        new Initiator("user:default/ada", "Ada", "ada@example.org", null),
        List.of("token"),
        null,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        AT,
        null,
        null,
        nesting);
  }

  private static UndoEntry entry() {
    RunRequest run = request(CHILD, Nesting.NONE);
    RunInfo info =
        new RunInfo(
            CHILD,
            "run:service:1",
            run.templateRef(),
            "Service",
            "digest",
            run.initiator(),
            List.of(),
            null,
            AT,
            null);
    return new UndoEntry(
        1,
        new StepRequest(
            info,
            "make",
            "Make",
            1,
            1,
            null,
            1,
            "test:make",
            Map.of(),
            List.of(),
            Map.of(),
            null,
            List.of()),
        null);
  }

  private NewRun run(String id, Nesting nesting, String key) {
    return new NewRun(
        request(id, nesting), Map.of("steps", List.of()), Map.of(), Map.of("token", id), key, null);
  }

  private RunRequest accepted() {
    NewRun outer = run(OUTER, Nesting.NONE, "outer");
    newRuns.write(outer, sealed.seal(outer.request()), true);
    return runs.accept(run(CHILD, Nesting.NONE.inside(OUTER, "child"), "key"));
  }

  @Test
  void writesARunWithItsParentThatNobodyElseStarts() {
    RunRequest child = accepted();

    assertThat(runs.request(CHILD)).contains(child);
    assertThat(runs.prepared("key")).contains(child);
    assertThat(children()).containsExactly(CHILD);
    assertThat(secrets.reveal(CHILD)).isEqualTo(Map.of("token", CHILD));
  }

  private List<String> children() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select run_id::text from run where parent_run_id::text = :outer
                      and parent_step_id = 'child' and unstarted_request is null""")
                .bind("outer", OUTER)
                .mapTo(String.class)
                .list());
  }

  @Test
  void writesOneRunForAKey() {
    RunRequest first = accepted();
    String other = "01890a5d-ac96-774b-bcce-b302099a8059";

    RunRequest second = runs.accept(run(other, Nesting.NONE.inside(OUTER, "child"), "key"));

    assertThat(second).isEqualTo(first);
    assertThat(runs.request(other)).isEmpty();
    assertThat(secrets.reveal(other)).isEmpty();
  }

  @Test
  void keepsTheSecretsOfARunUntilTheRunAroundItHasEnded() {
    accepted();

    secrets.forget(CHILD);
    assertThat(secrets.reveal(CHILD)).isNotEmpty();

    jdbi.useHandle(handle -> handle.execute("update run set phase = 'completed'"));
    secrets.forget(OUTER);
    assertThat(secrets.reveal(CHILD)).isEmpty();
    assertThat(secrets.reveal(OUTER)).isEmpty();
  }

  @Test
  void keepsTheLogOfARunOnce() {
    RunRequest child = accepted();

    runs.keepLog(child);
    runs.keepLog(child);

    PostgresUndoLogs logs = new PostgresUndoLogs(database, cipher);
    assertThat(logs.read(CHILD, UndoPages.NEWEST).entries())
        .extracting(entry -> entry.step().stepId())
        .containsExactly("make");
  }

  @Test
  void tellsWhereARunStandsAndWhatStays() {
    accepted();
    Leftover left = new Leftover("repository", "acme/payments", null, "Somebody pushed.");
    jdbi.useHandle(handle -> MadeRows.leftOver(handle, CHILD, "make", left));

    assertThat(runs.standing(CHILD)).contains(new Standing(RunPhase.RUNNING, List.of(left)));
    assertThat(runs.standing("01890a5d-ac96-774b-bcce-b302099a8050")).isEmpty();
  }
}
