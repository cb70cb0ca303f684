package dev.formwork.integrations.postgres;

import dev.formwork.activities.action.ActionException.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The database as the adapters of this package use it. */
final class Database {

  private static final List<String> AWAY = List.of("08", "57P", "53", "40", "58");

  private Database() {}

  static Jdbi open(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource);
    jdbi.registerArrayType(String.class, "text");
    return jdbi;
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

  /** Does the work, which answers nothing. */
  static void reachedFor(Runnable work) {
    reached(
        () -> {
          work.run();
          return true;
        });
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
