package dev.formwork.worker;

import dev.formwork.activities.workspace.Workspaces;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes the files of runs that wait from this worker's disk, a minute or two after their step. */
final class IdleWorkspaces implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(IdleWorkspaces.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Workspaces workspaces;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("idle-workspaces").factory());
  private volatile boolean running;

  IdleWorkspaces(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  private void release() {
    try {
      workspaces.releaseIdle();
    } catch (UncheckedIOException failure) {
      log.atWarn()
          .addKeyValue("reason", failure.getMessage())
          .log("Files of runs that wait could not be deleted; it is tried again");
    }
  }

  @Override
  public void start() {
    running = true;
    clock.scheduleWithFixedDelay(
        this::release, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
