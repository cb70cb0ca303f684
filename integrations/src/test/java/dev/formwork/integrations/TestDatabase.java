package dev.formwork.integrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** Databases on one real PostgreSQL, each with the tables of the migrations. */
public final class TestDatabase {

  private static final String TEMPLATE = "formwork_template";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  /** An empty database of its own. */
  public static DataSource fresh() {
    String name = "test_" + NUMBER.incrementAndGet();
    create(name, TEMPLATE);
    return SERVER.getDatabase("postgres", name);
  }

  /** A run that has just been accepted, with two open steps. */
  public static void insertRun(DataSource database, String runId) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into run (run_id, workflow_id, template_ref, template_title,
                      template_digest, task_spec, phase, steps_total, created_at)
                    values (cast(? as uuid), 'run:' || ?, 'template:default/java-service',
                      'Java service', 'sha256:abc', '{}', 'running', 2, now());
                    """,
                    runId,
                    runId));
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into run_step (run_id, step_id, position, name, action, state)
                    values (cast(? as uuid), 'publish', 1, 'Publish', 'publish:local', 'open'),
                      (cast(? as uuid), 'register', 2, 'Register', 'catalog:register', 'open')
                    """,
                    runId,
                    runId));
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + TEMPLATE);
      }
      Flyway.configure()
          .dataSource(server.getDatabase("postgres", TEMPLATE))
          .locations("classpath:db/migration")
          .load()
          .migrate();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(String name, String template) {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
