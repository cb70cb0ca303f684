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

  private TestDatabase() {}

  public static DataSource empty() {
    String name = "catalog_" + COUNT.incrementAndGet();
    Jdbi.create(SERVER.getPostgresDatabase())
        .useHandle(handle -> handle.execute("create database " + name));
    DataSource database = SERVER.getDatabase("postgres", name);
    Flyway.configure().dataSource(database).locations(CatalogMigrations.LOCATION).load().migrate();
    return database;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
