package dev.formwork.integrations.postgres;

import dev.formwork.activities.action.ActionException.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database as the adapters of this package use it. One that is away becomes a failure that is
 * tried again, whatever is done.
 */
final class Database {

  private static final List<String> AWAY = List.of("08", "57P", "53", "40", "58");

  private final Jdbi jdbi;

  private Database(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  static Database open(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource);
    jdbi.registerArrayType(String.class, "text");
    return new Database(jdbi);
  }

  <T> T withHandle(HandleCallback<T, RuntimeException> work) {
    return reached(() -> jdbi.withHandle(work));
  }

  void useHandle(HandleConsumer<RuntimeException> work) {
    withHandle(work.asCallback());
  }

  /** Does all of the work or nothing. */
  <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
    return reached(() -> jdbi.inTransaction(work));
  }

  /** As {@link #inTransaction}, without an answer. */
  void useTransaction(HandleConsumer<RuntimeException> work) {
    inTransaction(work.asCallback());
  }

  /** Does the work; a database that is away becomes a failure that is tried again. */
  static <T> T reached(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      if (isAway(e)) {
        throw new Unavailable("The database cannot be reached. It is tried again.", e);
      }
      throw e;
    }
  }

  /**
   * Connection lost or refused (08), shutting down (57P), too many connections (53), a transaction
   * that another one ended (40), disk trouble (58), a replica that is not the primary yet (25006),
   * or no connection of the pool within its time.
   */
  private static boolean isAway(JdbiException e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return sql instanceof SQLTransientException
            || state.equals("25006")
            || AWAY.stream().anyMatch(state::startsWith);
      }
    }
    return false;
  }
}
