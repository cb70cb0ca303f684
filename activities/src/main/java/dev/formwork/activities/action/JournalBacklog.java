package dev.formwork.activities.action;

import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.journal.RunJournal;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What steps tell and the journal has not taken yet. Writes of one run keep their order, and a
 * journal that is away gets them again until it takes them; the steps go on meanwhile. What is kept
 * has a bound: beyond half of it lines of logs are dropped, beyond all of it everything, and that
 * is counted and said. Nothing here outlives the process.
 */
final class JournalBacklog {

  /** Characters; one takes a byte or two of the heap. */
  static final long MOST = 32_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(JournalBacklog.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RunJournal journal;
  private final ScheduledExecutorService scheduler;
  private final long most;
  private final Map<String, JournalLane> lanes = new ConcurrentHashMap<>();
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean away = new AtomicBoolean();

  JournalBacklog(RunJournal journal, ScheduledExecutorService scheduler) {
    this(journal, scheduler, MOST);
  }

  JournalBacklog(RunJournal journal, ScheduledExecutorService scheduler, long most) {
    this.journal = journal;
    this.scheduler = scheduler;
    this.most = most;
  }

  /** Takes a write without waiting for it. */
  void add(JournalWrite write) {
    JournalWrite kept = fitting(write);
    List<RunEvent> missing = new ArrayList<>(write.events());
    missing.removeAll(kept.events());
    int lost = write.size() - kept.size();
    held.addAndGet(kept.weight());
    JournalLane lane =
        lanes.compute(
            write.run().runId(),
            (id, known) -> {
              JournalLane one = known == null ? new JournalLane() : known;
              one.add(kept);
              one.miss(write, missing);
              return one;
            });
    if (lost > 0) {
      drop(write.run(), lost);
    }
    Thread.startVirtualThread(() -> drain(write.run().runId(), lane));
  }

  private JournalWrite fitting(JournalWrite write) {
    long with = held.get() + write.weight();
    if (with <= most / 2) {
      return write;
    }
    return with <= most ? write.withoutLines() : write.nothing();
  }

  private void drop(RunInfo run, int lost) {
    journal.dropped(run, lost);
    if (dropped.getAndAdd(lost) == 0) {
      LOG.atWarn()
          .addKeyValue("run", run.runId())
          .log(
              "Memory for progress that the journal does not take is full; lines of logs are dropped");
    }
  }

  private void drain(String runId, JournalLane lane) {
    if (!lane.begin()) {
      return;
    }
    for (JournalWrite next = lane.next(); next != null; next = lane.next()) {
      try {
        next.send(journal);
        taken();
      } catch (Unavailable unavailable) {
        tellAway(unavailable);
        again(runId, lane, lane.failed());
        return;
      } catch (RuntimeException | Error refusal) {
        refuse(next, refusal);
      }
      held.addAndGet(-next.weight());
      lane.done();
    }
    lanes.computeIfPresent(runId, (id, known) -> known.isEmpty() ? null : known);
  }

  private void again(String runId, JournalLane lane, Duration rest) {
    try {
      var _ =
          scheduler.schedule(
              () -> Thread.startVirtualThread(() -> drain(runId, lane)),
              rest.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.atDebug().addKeyValue("run", runId).log("Progress is not written any more");
    }
  }

  private void tellAway(Unavailable unavailable) {
    if (away.compareAndSet(false, true)) {
      LOG.atWarn()
          .setCause(unavailable)
          .log("The journal does not take progress; it is kept and written again");
    }
  }

  private void taken() {
    if (away.compareAndSet(true, false)) {
      LOG.atInfo()
          .addKeyValue("dropped", dropped.getAndSet(0))
          .log("The journal takes progress again");
    }
  }

  /** Trying again would not help: the journal is there and does not want this. */
  private void refuse(JournalWrite write, Throwable refusal) {
    journal.dropped(write.run(), write.size());
    LOG.atWarn()
        .addKeyValue("run", write.run().runId())
        .addKeyValue("events", write.size())
        .setCause(refusal)
        .log("Progress could not be recorded");
  }

  /** Waits for the run's writes, but not for a journal that is away. */
  void settle(RunInfo run) {
    JournalLane lane = lanes.get(run.runId());
    if (lane != null) {
      lane.settles(PATIENCE, false);
    }
  }

  /**
   * Waits for the run's writes before somebody reads them or writes past them.
   *
   * @throws Unavailable when the journal does not take them now
   */
  void require(RunInfo run) {
    JournalLane lane = lanes.get(run.runId());
    if (lane == null) {
      return;
    }
    Thread.startVirtualThread(() -> drain(run.runId(), lane));
    if (!lane.settles(PATIENCE, true)) {
      throw new Unavailable(
          "What the steps of run %s told is not written yet, because the database is away. It is tried again."
              .formatted(run.runId()));
    }
  }

  /** Tries what is left for the last time, and says what is lost. */
  void close() {
    Instant deadline = Instant.now().plus(PATIENCE);
    lanes.forEach((run, lane) -> Thread.startVirtualThread(() -> drain(run, lane)));
    int lost = 0;
    for (JournalLane lane : lanes.values()) {
      Duration left = Duration.between(Instant.now(), deadline);
      if (!lane.settles(left.isNegative() ? Duration.ZERO : left, true)) {
        lost += lane.size();
      }
    }
    if (lost > 0) {
      LOG.atWarn()
          .addKeyValue("events", lost)
          .log("Progress is lost, because the journal did not take it before the worker stopped");
    }
  }
}
