package dev.formwork.catalog.store;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** The tables of the catalog. Safe for use by many threads. */
public final class CatalogDatabase {

  /**
   * One writer at a time, in all processes: entities of different locations depend on each other.
   */
  private static final long WRITE_LOCK = 0x666f726d776f726bL;

  private final Jdbi jdbi;

  public CatalogDatabase(DataSource dataSource) {
    jdbi = Jdbi.create(dataSource);
    jdbi.registerArrayType(String.class, "text");
    jdbi.registerArrayType(UUID.class, "uuid");
    jdbi.registerArrayType(Boolean.class, "bool");
    jdbi.registerArrayType(Integer.class, "int4");
    jdbi.registerArrayType(Long.class, "int8");
    jdbi.registerArrayType(byte[].class, "bytea");
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
  }

  /** The id in a text from outside, or empty when it is none. */
  public static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Does the reading on one connection. */
  public <T> T read(Function<Handle, T> reading) {
    return jdbi.withHandle(reading::apply);
  }

  /** Does the writing in one transaction, as the only writer of the catalog. */
  public <T> T write(Function<Handle, T> writing) {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createQuery("select pg_advisory_xact_lock(:lock)")
              .bind("lock", WRITE_LOCK)
              .map((row, context) -> "")
              .one();
          return writing.apply(handle);
        });
  }
}
