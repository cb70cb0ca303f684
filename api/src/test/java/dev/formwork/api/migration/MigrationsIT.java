package dev.formwork.api.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations on a real PostgreSQL that others use meanwhile. */
class MigrationsIT {

  /** The schema of the build of 2026-11-21, whose statements are kept. */
  private static final int RELEASED = 31;

  private static EmbeddedPostgres server;

  @TempDir private Path folder;
  private final AtomicInteger rounds = new AtomicInteger();

  @BeforeAll
  static void startServer() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Test
  void letsTheBuildBeforeReadAndWriteAllTheTime() throws Exception {
    DataSource database = database("rollout");
    Migrations.build(folder.resolve("before"), database, version -> version <= RELEASED).migrate();
    List<String> statements = statements();
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong longest = new AtomicLong();
    List<Future<?>> clients = new ArrayList<>();

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int client = 0; client < 4; client++) {
        clients.add(threads.submit(() -> work(database, statements, over, longest)));
      }
      awaitRounds(40);
      int before = rounds.get();
      Migrations.build(folder.resolve("after"), database, version -> true).migrate();
      int after = rounds.get();
      awaitRounds(after + 40);
      over.set(true);
      for (Future<?> client : clients) {
        client.get();
      }
      System.out.printf(
          "Migrated from %d to %d under load: %d rounds of %d statements before, %d meanwhile, %d after; the longest statement took %d ms.%n",
          RELEASED,
          Migrations.all().getLast().version(),
          before,
          statements.size(),
          after - before,
          rounds.get() - after,
          Duration.ofNanos(longest.get()).toMillis());
    }

    assertThat(Migrations.all().getLast().version()).isGreaterThan(RELEASED);
  }

  @Test
  void migratesOnceWhenTwoReplicasStartTogether() throws Exception {
    DataSource database = database("together");
    List<Future<Integer>> replicas = new ArrayList<>();

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int replica = 0; replica < 2; replica++) {
        Flyway flyway =
            Migrations.build(folder.resolve("replica-" + replica), database, version -> true);
        replicas.add(threads.submit(() -> flyway.migrate().migrationsExecuted));
      }
      int executed = replicas.get(0).get() + replicas.get(1).get();
      assertThat(executed).isEqualTo(Migrations.all().size());
    }
  }

  @Test
  void letsTheBuildBeforeStartAgainOnTheNewerSchema() {
    DataSource database = database("restart");
    Migrations.build(folder.resolve("newer"), database, version -> true).migrate();

    Flyway older =
        Migrations.build(
            folder.resolve("older"), database, version -> version != 60 && version <= 65);

    assertThat(older.migrate().migrationsExecuted).isZero();
    assertThat(older.info().applied()).extracting(MigrationInfo::getVersion).isNotEmpty();
  }

  @Test
  void addsAMigrationWithASmallerNumberThanTheNewest() {
    DataSource database = database("smaller");
    Migrations.build(folder.resolve("first"), database, version -> version != 60).migrate();

    Flyway second = Migrations.build(folder.resolve("second"), database, version -> true);

    assertThat(second.migrate().migrationsExecuted).isEqualTo(1);
  }

  private Void work(
      DataSource database, List<String> statements, AtomicBoolean over, AtomicLong longest)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      while (!over.get()) {
        String run = UUID.randomUUID().toString();
        String number = run.substring(0, 8);
        for (String sql : statements) {
          long begun = System.nanoTime();
          statement.execute(sql.replace("{run}", run).replace("{n}", number));
          longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
        }
        rounds.incrementAndGet();
      }
    }
    return null;
  }

  private void awaitRounds(int wanted) throws InterruptedException {
    for (int i = 0; rounds.get() < wanted && i < 6_000; i++) {
      Thread.sleep(10);
    }
    assertThat(rounds.get()).as("rounds of the build before").isGreaterThanOrEqualTo(wanted);
  }

  private static List<String> statements() throws IOException {
    String text =
        Files.readString(Path.of("src/test/resources/released/2026-11-21.sql"))
            .replaceAll("(?m)^--.*$", "");
    return List.of(text.split(";\\s*\\n")).stream().filter(sql -> !sql.isBlank()).toList();
  }

  private static DataSource database(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return server.getDatabase("postgres", name);
  }
}
