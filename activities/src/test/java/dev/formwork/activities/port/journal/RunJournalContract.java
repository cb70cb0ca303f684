package dev.formwork.activities.port.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.UndoResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link RunJournal} does alike. */
public interface RunJournalContract {

  Instant AT = Instant.parse("2026-11-21T10:00:00Z");
  Made REPOSITORY = new Made("repository", "acme/payments", "http://git.example/acme/payments");
  Made ENTITY = new Made("entity", "component:default/payments", null);

  RunInfo RUN =
      new RunInfo(
          "01890a5d-ac96-774b-bcce-b302099a8057",
          "run:java-service:01H455VB4PEX5VSKNK084SN02Q",
          "template:default/java-service",
          "Java service",
          "sha256:abc",
          new Initiator("user:default/ada", "Ada", "ada@example.org", null),
          List.of(),
          null,
          AT,
          null);

  /** A journal that knows {@link #RUN} with the steps `publish` and `register`. */
  RunJournal journal();

  @Test
  default void tellsWhatARunMadeAndShows() {
    RunJournal journal = journal();

    journal.made(RUN, "publish", REPOSITORY);
    journal.made(RUN, "publish", REPOSITORY);
    journal.made(RUN, "register", ENTITY);
    journal.linked(RUN, "publish", new Link("Repository", "http://git.example/acme/payments"));
    journal.linked(RUN, "publish", new Link("Repository", "http://git.example/acme/payments"));

    RunOutcome outcome = journal.outcome(RUN, RunPhase.COMPLETED);
    assertThat(outcome.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(outcome.made()).containsExactly(REPOSITORY, ENTITY);
    assertThat(outcome.undone()).isEmpty();
    assertThat(outcome.links()).hasSize(1);
    assertThat(outcome.failure()).isNull();
  }

  @Test
  default void tellsWhatWasTakenBackAndWhatWasNot() {
    RunJournal journal = journal();
    journal.made(RUN, "publish", REPOSITORY);
    journal.made(RUN, "register", ENTITY);
    Leftover leftover =
        new Leftover(REPOSITORY.kind(), REPOSITORY.name(), REPOSITORY.url(), "Somebody pushed.");

    journal.undone(RUN, "register", new UndoResult(List.of(ENTITY), List.of()));
    journal.undone(RUN, "publish", new UndoResult(List.of(), List.of(leftover)));
    journal.undone(RUN, "publish", new UndoResult(List.of(), List.of(leftover)));

    RunOutcome outcome = journal.outcome(RUN, RunPhase.UNDONE_WITH_LEFTOVERS);
    assertThat(outcome.undone()).containsExactly(ENTITY);
    assertThat(outcome.leftovers()).containsExactly(leftover);
    assertThat(outcome.made()).isEmpty();
  }

  @Test
  default void tellsWhatOfAStepNoUndoHasToldOf() {
    RunJournal journal = journal();
    journal.made(RUN, "publish", REPOSITORY);
    journal.made(RUN, "register", ENTITY);

    journal.undone(RUN, "register", new UndoResult(List.of(ENTITY), List.of()));

    assertThat(journal.stillMade(RUN, "publish")).containsExactly(REPOSITORY);
    assertThat(journal.stillMade(RUN, "register")).isEmpty();
  }

  @Test
  default void tellsWhyARunFailed() {
    RunJournal journal = journal();
    Map<String, Object> error = Map.of("name", "NameTaken", "message", "It exists already.");

    journal.record(
        RUN,
        List.of(
            new RunEvent(
                "run:completion",
                RunEvent.Kind.COMPLETION,
                AT,
                null,
                null,
                RunPhase.UNDONE,
                "Run completed with status: failed",
                Map.of("error", error))));

    assertThat(journal.outcome(RUN, RunPhase.UNDONE).failure()).isEqualTo("It exists already.");
  }
}
