package dev.formwork.api.runs;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Moves the events of one run from the tables to one reader, in order and each once. Between events
 * it holds no thread; behind a slow reader it waits, so that nothing piles up.
 */
final class EventPump implements Runnable {

  /** Where the events go. */
  interface Reader {

    /** Takes events, at least one. */
    void take(List<TaskEvent> events) throws IOException;

    /** Nothing is new. Called once per waking. */
    void idle() throws IOException;

    /** The last event was given. */
    void end();

    /** The reader has gone or the tables cannot be read. */
    void fail(Exception failure);
  }

  private static final int BATCH = 500;

  private final RunEvents events;
  private final Run run;
  private final Reader reader;
  private final Executor executor;
  private final AtomicInteger wakings = new AtomicInteger();
  private long last;
  private boolean completed;
  private volatile boolean ended;
  private volatile RunSignals.@Nullable Subscription subscription;

  EventPump(RunEvents events, Run run, long after, Reader reader, Executor executor) {
    this.events = events;
    this.run = run;
    this.last = after;
    this.reader = reader;
    this.executor = executor;
  }

  /** Begins with the events that are there and goes on with those that are signalled. */
  void start(RunSignals signals) {
    subscription = signals.watch(run.id(), this);
    run();
  }

  /** Looks for new events soon, on another thread; many calls at once are one look or two. */
  @Override
  public void run() {
    if (!ended && wakings.getAndIncrement() == 0) {
      executor.execute(this::drainAll);
    }
  }

  /** Gives nothing more. */
  void stop() {
    ended = true;
    RunSignals.Subscription watching = subscription;
    if (watching != null) {
      watching.close();
    }
  }

  private void drainAll() {
    int seen;
    do {
      seen = wakings.get();
      try {
        drain();
      } catch (IOException | RuntimeException failure) {
        stop();
        reader.fail(failure);
      }
    } while (!wakings.compareAndSet(seen, 0));
  }

  private void drain() throws IOException {
    boolean any = false;
    while (!ended) {
      List<TaskEvent> batch = events.read(run, last, !completed, BATCH);
      if (batch.isEmpty()) {
        break;
      }
      any = true;
      last = Math.max(last, batch.getLast().id());
      completed |= batch.stream().anyMatch(TaskEvent::isCompletion);
      reader.take(batch);
      if (completed && !run.isRecoverable()) {
        stop();
        reader.end();
      }
    }
    if (!any && !ended) {
      reader.idle();
    }
  }
}
