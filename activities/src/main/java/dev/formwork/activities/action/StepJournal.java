package dev.formwork.activities.action;

import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import dev.formwork.workflows.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what one attempt does into the run's journal. Lines are written together, at most {@value
 * #DELAY_MILLIS} ms after the first of them; order is kept. A journal that does not answer gets
 * them later ({@link JournalBacklog}), and the step goes on.
 */
final class StepJournal implements StepLog {

  private static final long DELAY_MILLIS = 150;
  private static final String INFO = "\u001b[32minfo\u001b[39m: ";
  static final String WARN = "\u001b[33mwarn\u001b[39m: ";

  private final JournalBacklog backlog;
  private final RunInfo run;
  private final String stepId;
  private final String prefix;
  private final Redactor redactor;
  private final ScheduledExecutorService scheduler;
  private final Object order = new Object();
  private final List<RunEvent> pending = new ArrayList<>();
  private boolean scheduled;
  private int lines;

  /**
   * @param prefix of the keys of log lines, unique to the attempt
   */
  StepJournal(
      JournalBacklog backlog,
      RunInfo run,
      String stepId,
      String prefix,
      Redactor redactor,
      ScheduledExecutorService scheduler) {
    this.backlog = backlog;
    this.run = run;
    this.stepId = stepId;
    this.prefix = prefix;
    this.redactor = redactor;
    this.scheduler = scheduler;
  }

  @Override
  public void info(String line) {
    log(INFO, line);
  }

  @Override
  public void warn(String line) {
    log(WARN, line);
  }

  private synchronized void log(String level, String line) {
    lines++;
    add(event(prefix + ":" + lines, null, level + redactor.redact(line), Map.of()));
  }

  /** Notes a change of the step, or a line with data. */
  synchronized void tell(
      String key, @Nullable StepState state, String message, Map<String, Object> data) {
    add(event(key, state, redactor.redact(message), data));
  }

  /** Takes events that the workflow sent along. */
  synchronized void carry(List<RunEvent> events) {
    pending.addAll(events);
  }

  private RunEvent event(
      String key, @Nullable StepState state, String message, Map<String, Object> data) {
    return new RunEvent(key, RunEvent.Kind.LOG, Instant.now(), stepId, state, null, message, data);
  }

  private void add(RunEvent event) {
    pending.add(event);
    if (!scheduled && !scheduler.isShutdown()) {
      scheduled = true;
      var _ = scheduler.schedule(this::flushAside, DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Not on the timer's thread, which a slow journal must not hold. */
  private void flushAside() {
    Thread.startVirtualThread(this::send);
  }

  /** Writes what was not written yet; a journal that is away is not waited for. */
  void flush() {
    send();
    backlog.settle(run);
  }

  private void send() {
    synchronized (order) {
      List<RunEvent> events;
      synchronized (this) {
        events = List.copyOf(pending);
        pending.clear();
        scheduled = false;
      }
      if (!events.isEmpty()) {
        backlog.add(JournalWrite.of(run, events));
      }
    }
  }

  /** Tells the journal something that is no event. */
  void note(Consumer<RunJournal> note) {
    backlog.add(JournalWrite.note(run, note));
  }
}
