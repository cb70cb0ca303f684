package dev.formwork.api.reconcile;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/** Reconciles from time to time. Several processes share the work without doing it twice. */
final class Reconciliation implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

  private final Reconciler reconciler;
  private final ReconcileSettings settings;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("reconciliation").factory());
  private volatile boolean running;
  private volatile boolean failing;

  Reconciliation(Reconciler reconciler, ReconcileSettings settings) {
    this.reconciler = reconciler;
    this.settings = settings;
  }

  private void reconcile() {
    try {
      int compared;
      do {
        compared = reconciler.reconcileSome(settings);
      } while (running && compared > 0);
      failing = false;
    } catch (RuntimeException failure) {
      log.atLevel(failing || !running ? Level.DEBUG : Level.WARN)
          .addKeyValue("reason", failure.getMessage())
          .log("Runs could not be compared with Temporal; it is tried again");
      failing = true;
    }
  }

  @Override
  public void start() {
    running = true;
    long pause = settings.interval().toMillis();
    clock.scheduleWithFixedDelay(this::reconcile, pause, pause, TimeUnit.MILLISECONDS);
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
