package dev.formwork.activities.action;

import dev.formwork.workflows.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The writes of one run in their order, of which one at a time is under way. */
final class JournalLane {

  private static final Duration FIRST_REST = Duration.ofMillis(500);
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final Deque<JournalWrite> writes = new ArrayDeque<>();
  private boolean busy;
  private boolean slow;
  private int failures;
  private @Nullable JournalWrite gap;
  private @Nullable RunEvent first;
  private int missing;

  synchronized void add(JournalWrite write) {
    if (!write.isEmpty()) {
      closeGap();
      writes.add(write);
    }
  }

  /** Notes that events of the write are missing after what was added last. */
  synchronized void miss(JournalWrite write, List<RunEvent> events) {
    if (!events.isEmpty()) {
      RunEvent begin = first == null ? events.getFirst() : first;
      first = begin;
      missing += events.size();
      gap = JournalWrite.gap(write.run(), begin, missing);
    }
  }

  private void closeGap() {
    if (gap != null) {
      writes.add(gap);
      gap = null;
      first = null;
      missing = 0;
    }
  }

  /** Whether the caller is the one who writes from now on. */
  synchronized boolean begin() {
    if (busy || isEmpty()) {
      return false;
    }
    busy = true;
    return true;
  }

  /** The write that is due, or null when there is none, with which the caller has ended. */
  synchronized @Nullable JournalWrite next() {
    if (writes.isEmpty()) {
      closeGap();
    }
    JournalWrite next = writes.peek();
    if (next == null) {
      busy = false;
      notifyAll();
    }
    return next;
  }

  /** The first write is done, or given up. */
  synchronized void done() {
    writes.remove();
    failures = 0;
    slow = false;
  }

  /** The first write is to be tried again after the answered time; the caller has ended. */
  synchronized Duration failed() {
    busy = false;
    slow = true;
    notifyAll();
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures++, 10));
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  /**
   * Waits until everything is written.
   *
   * @param patience for a journal that answers; none for one that is known not to
   * @param whatever waits for one that is known not to answer, too
   */
  synchronized boolean settles(Duration patience, boolean whatever) {
    Instant deadline = Instant.now().plus(patience);
    while (!isEmpty() && (whatever || !slow)) {
      long left = Duration.between(Instant.now(), deadline).toMillis();
      if (left <= 0) {
        slow = true;
        break;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return isEmpty();
  }

  synchronized boolean isEmpty() {
    return writes.isEmpty() && gap == null;
  }

  synchronized int size() {
    return writes.stream().mapToInt(JournalWrite::size).sum();
  }
}
