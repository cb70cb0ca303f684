package dev.formwork.api.runs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;

/**
 * Tells watchers in this process that a run has new events, whichever process wrote them. One
 * connection listens for all of them; in case a notification was lost, every watcher is woken at a
 * slow pace as well.
 */
final class RunSignals implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RunSignals.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final JdbcConnectionDetails database;
  private final Duration pace;
  private final Map<UUID, Set<Runnable>> watchers = new ConcurrentHashMap<>();
  private volatile boolean running;
  private volatile @Nullable Connection connection;

  RunSignals(JdbcConnectionDetails database, Duration pace) {
    this.database = database;
    this.pace = pace;
  }

  /** Runs `wake` on every signal until the subscription is closed. It must return at once. */
  Subscription watch(UUID run, Runnable wake) {
    watchers.compute(
        run,
        (id, known) -> {
          Set<Runnable> set = known == null ? ConcurrentHashMap.newKeySet() : known;
          set.add(wake);
          return set;
        });
    return () ->
        watchers.computeIfPresent(
            run,
            (id, known) -> {
              known.remove(wake);
              return known.isEmpty() ? null : known;
            });
  }

  /** Ends the waking. */
  @FunctionalInterface
  interface Subscription {
    void close();
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("run-signals").start(this::listen);
  }

  private void listen() {
    while (running) {
      try (Connection opened = open()) {
        connection = opened;
        try (Statement statement = opened.createStatement()) {
          statement.execute("listen " + RunEvents.CHANNEL);
        }
        PGConnection notifications = opened.unwrap(PGConnection.class);
        while (running) {
          wakeAll();
          awaitPace(notifications);
        }
      } catch (SQLException failure) {
        pause(failure);
      }
    }
  }

  /** Hands out notifications until it is time to wake everybody. */
  private void awaitPace(PGConnection notifications) throws SQLException {
    long until = System.nanoTime() + pace.toNanos();
    while (running) {
      long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
      if (left <= 0) {
        return;
      }
      PGNotification[] received = notifications.getNotifications((int) left);
      if (received != null) {
        for (PGNotification notification : received) {
          Runs.uuid(notification.getParameter()).ifPresent(this::wake);
        }
      }
    }
  }

  private void pause(SQLException failure) {
    if (!running) {
      return;
    }
    log.atWarn()
        .addKeyValue("reason", failure.getMessage())
        .log("The connection for notifications is lost and made anew; streams poll meanwhile");
    try {
      Thread.sleep(AGAIN);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(
        database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }

  private void wake(UUID run) {
    watchers.getOrDefault(run, Set.of()).forEach(Runnable::run);
  }

  private void wakeAll() {
    watchers.values().forEach(set -> set.forEach(Runnable::run));
  }

  @Override
  public void stop() {
    running = false;
    Connection open = connection;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException alreadyClosed) {
        log.atDebug().setCause(alreadyClosed).log("The connection for notifications was closed");
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
