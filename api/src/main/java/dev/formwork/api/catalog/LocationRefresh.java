package dev.formwork.api.catalog;

import dev.formwork.catalog.location.Locations;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Reads every location again from time to time, so that the catalog and the templates follow their
 * repositories. A location that cannot be read keeps what was read before, with the fault beside
 * it.
 */
final class LocationRefresh implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LocationRefresh.class);

  private final Locations locations;
  private final CatalogSettings settings;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("location-refresh").factory());
  private volatile boolean running;
  private volatile boolean failing;

  LocationRefresh(Locations locations, CatalogSettings settings) {
    this.locations = locations;
    this.settings = settings;
  }

  private void refresh() {
    try {
      int count = locations.refreshReadBefore(Instant.now().minus(settings.refreshAfter()));
      if (count > 0) {
        log.atDebug().addKeyValue("locations", count).log("Locations read again");
      }
      failing = false;
    } catch (RuntimeException failure) {
      log.atLevel(failing || !running ? Level.DEBUG : Level.WARN)
          .addKeyValue("reason", failure.getMessage())
          .log("Locations could not be read again; it is tried again");
      failing = true;
    }
  }

  @Override
  public void start() {
    running = true;
    Duration pause = settings.refreshInterval();
    clock.scheduleWithFixedDelay(
        this::refresh, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
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
