package dev.formwork.catalog;

/** Where the tables of the catalog come from. */
public final class CatalogMigrations {

  /** Flyway location of the migration; the other modules' migrations lie beside it. */
  public static final String LOCATION = "classpath:db/migration";

  private CatalogMigrations() {}
}
