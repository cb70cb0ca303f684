package dev.formwork.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

  @Test
  void goesOnAfterRoundsThatFailed() throws InterruptedException {
    var rounds = new AtomicInteger();
    var third = new CountDownLatch(1);
    Housekeeping task =
        new Housekeeping("test", "Nothing was tidied up", Duration.ofMillis(1)) {
          @Override
          void round() {
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
