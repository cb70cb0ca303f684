package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.journal.InMemoryRunJournal;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalBacklogTest {

  private final InMemoryRunJournal pages = new InMemoryRunJournal();
  private final FailingJournal journal = new FailingJournal(pages);
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final JournalBacklog backlog = new JournalBacklog(journal, scheduler);

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  @Test
  void writesInOrderWhatTheJournalDidNotTakeAtFirst() {
    journal.failWith(new Unavailable("away"));

    IntStream.range(0, 50).forEach(number -> backlog.add(write(line("a" + number))));
    backlog.add(JournalWrite.note(RUN, pages -> pages.made(RUN, "probe", thing())));
    backlog.add(write(state("b", StepState.COMPLETED)));
    await().until(() -> journal.tries() > 1);
    journal.recover();

    await().until(() -> messages().size() == 51);
    assertThat(messages())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, 50).mapToObj(n -> n == 50 ? "b" : "a" + n).toList());
    assertThat(pages.stillMade(RUN, "probe")).containsExactly(thing());
    assertThat(journal.dropped()).isZero();
  }

  @Test
  void doesNotWaitForAJournalThatIsAway() {
    journal.failWith(new Unavailable("away"));
    backlog.add(write(line("a")));
    await().until(() -> journal.tries() > 0);

    Instant begun = Instant.now();
    IntStream.range(0, 20)
        .forEach(
            number -> {
              backlog.add(write(line("b" + number)));
              backlog.settle(RUN);
            });

    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void refusesAReaderWhileSomethingIsNotWritten() {
    journal.failWith(new Unavailable("away"));
    backlog.add(write(line("a")));

    assertThatThrownBy(() -> backlog.require(RUN))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining(RUN.runId());
    journal.recover();
    backlog.require(RUN);

    assertThat(messages()).containsExactly("a");
  }

  @Test
  void givesUpOnlyWhatTheJournalDoesNotWant() {
    journal.failWith(new IllegalStateException("no such column"));
    backlog.add(write(line("a"), line("b")));
    backlog.settle(RUN);
    journal.recover();

    backlog.add(write(line("c")));
    backlog.settle(RUN);

    assertThat(messages()).containsExactly("c");
    assertThat(journal.dropped()).isEqualTo(2);
  }

  @Test
  void dropsLinesBeyondHalfOfItsRoomAndKeepsWhatChangesSteps() {
    journal.failWith(new Unavailable("away"));
    var small = new JournalBacklog(journal, scheduler, 10_000);

    small.add(write(line("first")));
    IntStream.range(0, 100).forEach(number -> small.add(write(line("line " + number))));
    small.add(write(line("gone"), state("finished", StepState.COMPLETED)));
    journal.recover();

    await().until(() -> messages().contains("finished"));
    small.settle(RUN);
    int kept = (int) messages().stream().filter(text -> text.startsWith("line ")).count();
    assertThat(kept).isBetween(10, 20);
    assertThat(journal.dropped()).isEqualTo(101 - kept);
    assertThat(messages()).first().isEqualTo("first");
    assertThat(String.join("|", messages())).contains((100 - kept) + " lines are missing here");
  }

  @Test
  void holdsNoMoreThanItsRoomHoweverMuchIsTold() {
    journal.failWith(new Unavailable("away"));
    var small = new JournalBacklog(journal, scheduler, 10_000);

    IntStream.range(0, 1_000)
        .forEach(number -> small.add(write(state("state " + number, StepState.RUNNING))));
    journal.recover();

    await().until(() -> !messages().isEmpty() && messages().getLast().contains("are missing here"));
    assertThat(messages()).hasSizeLessThan(40);
    assertThat(journal.dropped()).isEqualTo(1_000 - (messages().size() - 1));
  }

  @Test
  void hasRoomAgainAfterTheJournalTookEverything() {
    var small = new JournalBacklog(journal, scheduler, 10_000);

    IntStream.range(0, 1_000)
        .forEach(
            number -> {
              small.add(write(line("line " + number)));
              small.settle(RUN);
            });

    assertThat(messages()).hasSize(1_000);
    assertThat(journal.dropped()).isZero();
  }

  @Test
  void writesWhatIsLeftWhenItIsClosed() {
    journal.failWith(new Unavailable("away"));
    backlog.add(write(line("a")));
    await().until(() -> journal.tries() > 0);
    journal.recover();

    backlog.close();

    assertThat(messages()).containsExactly("a");
  }

  private List<String> messages() {
    return pages.events(RUN.runId()).stream().map(RunEvent::message).toList();
  }

  private static JournalWrite write(RunEvent... events) {
    return JournalWrite.of(RUN, List.of(events));
  }

  private static RunEvent line(String text) {
    return event(text, null);
  }

  private static RunEvent state(String text, StepState state) {
    return event(text, state);
  }

  private static RunEvent event(String text, @Nullable StepState state) {
    return new RunEvent(
        "step:probe:log:" + text,
        RunEvent.Kind.LOG,
        Instant.EPOCH,
        "probe",
        state,
        null,
        text,
        Map.of());
  }

  private static Made thing() {
    return new Made("repository", "acme/payments", null);
  }
}
