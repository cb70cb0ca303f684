package dev.formwork.api.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All migrations of the house, as the processes find them on their classpath. */
final class Migrations {

  private Migrations() {}

  /** One file. */
  record Migration(int version, String name, String sql) {}

  static List<Migration> all() {
    List<Migration> found = new ArrayList<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:db/migration/V*.sql")) {
        String name = String.valueOf(file.getFilename());
        int version = Integer.parseInt(name.substring(1, name.indexOf("__")));
        found.add(new Migration(version, name, file.getContentAsString(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparingInt(Migration::version));
    return found;
  }

  /** Flyway as a build sets it up that has these versions, whose files are put into the folder. */
  static Flyway build(Path folder, DataSource database, IntPredicate versions) {
    try {
      Files.createDirectories(folder);
      for (Migration migration : all()) {
        if (versions.test(migration.version())) {
          Files.writeString(folder.resolve(migration.name()), migration.sql());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FluentConfiguration flyway = Flyway.configure().dataSource(database);
    return flyway
        .locations("filesystem:" + folder)
        .outOfOrder(true)
        .ignoreMigrationPatterns("*:missing", "*:future")
        .load();
  }
}
