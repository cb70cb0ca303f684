package dev.formwork.activities.action;

import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of the journal that is still to be made.
 *
 * @param events to be recorded together; empty for a note
 * @param note any other call, or null
 * @param weight about how many characters it holds in memory
 */
record JournalWrite(
    RunInfo run, List<RunEvent> events, @Nullable Consumer<RunJournal> note, long weight) {

  private static final int WEIGHT_OF_ANY = 300;

  JournalWrite {
    events = List.copyOf(events);
  }

  static JournalWrite of(RunInfo run, List<RunEvent> events) {
    return new JournalWrite(
        run, events, null, events.stream().mapToLong(JournalWrite::weight).sum());
  }

  static JournalWrite note(RunInfo run, Consumer<RunJournal> note) {
    return new JournalWrite(run, List.of(), note, WEIGHT_OF_ANY);
  }

  /** What the log of a step says where lines of it are missing; it takes no room. */
  static JournalWrite gap(RunInfo run, RunEvent first, int missing) {
    String words =
        "%d lines are missing here: the database was away for longer than the worker could keep them."
            .formatted(missing);
    RunEvent event =
        new RunEvent(
            first.key() + ":gap",
            RunEvent.Kind.LOG,
            first.at(),
            first.stepId(),
            null,
            null,
            StepJournal.WARN + words,
            Map.of());
    return new JournalWrite(run, List.of(event), null, 0);
  }

  private static long weight(RunEvent event) {
    int data = event.data().isEmpty() ? 0 : event.data().toString().length();
    return WEIGHT_OF_ANY + event.message().length() + data;
  }

  /** How many things people would miss without it. */
  int size() {
    return note == null ? events.size() : 1;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /** What is left when lines of logs are dropped: what changes the state of a step or a run. */
  JournalWrite withoutLines() {
    return note == null ? of(run, events.stream().filter(event -> !isLine(event)).toList()) : this;
  }

  JournalWrite nothing() {
    return new JournalWrite(run, List.of(), null, 0);
  }

  private static boolean isLine(RunEvent event) {
    return event.kind() == RunEvent.Kind.LOG && event.state() == null && event.phase() == null;
  }

  void send(RunJournal journal) {
    if (note == null) {
      journal.record(run, events);
    } else {
      note.accept(journal);
    }
  }
}
