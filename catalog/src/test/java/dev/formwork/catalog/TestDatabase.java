package dev.formwork.catalog;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** One PostgreSQL server for all tests of this JVM, with an empty catalog for each. */
public final class TestDatabase {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger COUNT = new AtomicInteger();

  static {
    create("migrated", "template1");
    Flyway.configure()
        .dataSource(SERVER.getDatabase("postgres", "migrated"))
        .locations(CatalogMigrations.LOCATION)
        .load()
        .migrate();
  }

  private TestDatabase() {}

  /** Copies the migrated database, which is faster than migrating each. */
  public static DataSource empty() {
    String name = "catalog_" + COUNT.incrementAndGet();
    create(name, "migrated");
    return SERVER.getDatabase("postgres", name);
  }

  private static void create(String name, String template) {
    Jdbi.create(SERVER.getPostgresDatabase())
        .useHandle(
            handle -> handle.execute("create database %s template %s".formatted(name, template)));
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
