package dev.formwork.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

  @Test
  void goesOnAfterRoundsThatFailed() throws InterruptedException {
    var rounds = new AtomicInteger();
    var third = new CountDownLatch(1);
    PeriodicTask task =
        new PeriodicTask("test", "Nothing was done", Duration.ZERO, Duration.ofMillis(1)) {
          @Override
          protected void round() {
            switch (rounds.incrementAndGet()) {
              case 1 -> throw new IllegalStateException("The database is away.");
              case 2 -> throw new StackOverflowError();
              default -> third.countDown();
            }
          }
        };

    task.start();
    try {
      assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      task.stop();
    }
  }
}
