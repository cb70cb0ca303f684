package dev.formwork.integrations.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.NewRepository.Visibility;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.integrations.localgit.LocalGitServer;
import dev.formwork.integrations.localgit.LocalRepositoryHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitReaderIT {

  private static final Person ADA = new Person("Ada", "ada@example.org");
  private static final ReadLimits LIMITS = new ReadLimits(100, 1_000, 100_000);

  @TempDir Path directory;

  private final AtomicInteger calls = new AtomicInteger();

  private static void write(
      LocalRepositoryHost host, Repository repository, @Nullable String before, String after) {
    host.commit(
        repository,
        new FileCommit(
            "main",
            List.of(new FileChange("a.txt", before, after)),
            "Write",
            ADA,
            ADA,
            Instant.EPOCH));
  }

  private String read(GitReader reader, Repository repository) {
    GitRemote remote = new GitRemote("templates", repository.cloneUrl(), null);
    return new String(reader.readFile(remote, "main/a.txt", LIMITS), UTF_8);
  }

  private static Repository create(LocalRepositoryHost host) {
    return host.create(
        new NewRepository("demo", "templates", null, null, Visibility.PRIVATE, "main", "run/step"));
  }

  @Test
  void fetchesACommitOnceAndAsksForTheRefsEachTime() {
    try (LocalGitServer git = LocalGitServer.start(directory);
        GitReader reader =
            new GitReader(Duration.ofSeconds(10), address -> calls.incrementAndGet())) {
      LocalRepositoryHost host = git.repositories();
      Repository repository = create(host);
      write(host, repository, null, "one");

      String first = read(reader, repository);
      int callsOfFirst = calls.getAndSet(0);
      String second = read(reader, repository);

      assertThat(List.of(first, second)).containsExactly("one", "one");
      assertThat(calls.get()).isPositive().isLessThan(callsOfFirst);
    }
  }

  @Test
  void readsTheNewCommitOfABranchThatMoved() {
    try (LocalGitServer git = LocalGitServer.start(directory);
        GitReader reader = new GitReader(Duration.ofSeconds(10), AddressGuard.OPEN)) {
      LocalRepositoryHost host = git.repositories();
      Repository repository = create(host);
      write(host, repository, null, "one");
      String before = read(reader, repository);

      write(host, repository, "one", "two");

      assertThat(before).isEqualTo("one");
      assertThat(read(reader, repository)).isEqualTo("two");
    }
  }
}
