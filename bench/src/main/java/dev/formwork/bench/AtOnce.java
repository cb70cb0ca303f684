package dev.formwork.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does something many times, some of it at once. */
final class AtOnce {

  private AtOnce() {}

  /** One of many. */
  interface Task {

    /**
     * Does it.
     *
     * @param number from 0
     */
    void run(int number) throws IOException, InterruptedException;
  }

  /**
   * Returns when all are done.
   *
   * @param width most that are under way
   */
  static void run(int width, int times, Task task) throws InterruptedException {
    Semaphore slots = new Semaphore(width);
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < times; i++) {
        int number = i;
        slots.acquire();
        all.add(
            executor.submit(
                () -> {
                  try {
                    task.run(number);
                  } finally {
                    slots.release();
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("One of %d failed.".formatted(times), e.getCause());
    }
  }
}
