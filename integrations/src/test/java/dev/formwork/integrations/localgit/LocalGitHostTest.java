package dev.formwork.integrations.localgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.formwork.integrations.git.Directories;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalGitHostTest {

  private static final URI URL = URI.create("http://127.0.0.1:8080/git");

  @TempDir Path directory;

  @Test
  void describesWhatItMade() {
    LocalGitHost host = new LocalGitHost(directory, URL);

    LocalRepository made =
        host.create("demo", "payments", "Takes money", "main", "run/1").orElseThrow();

    assertThat(host.find("demo", "payments")).contains(made);
    assertThat(made.cloneUrl()).hasToString("http://127.0.0.1:8080/git/demo/payments.git");
    assertThat(made.description()).isEqualTo("Takes money");
    assertThat(made.mark()).isEqualTo("run/1");
  }

  @Test
  void keepsItsRepositoriesBetweenStarts() {
    new LocalGitHost(directory, URL).create("demo", "payments", "", "main", "run/1");

    assertThat(new LocalGitHost(directory, URL).find("demo", "payments")).isPresent();
  }

  @Test
  void givesANameToOneOfMany() throws Exception {
    LocalGitHost host = new LocalGitHost(directory, URL);
    List<Callable<Boolean>> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String mark = "run/" + i;
      callers.add(() -> host.create("demo", "payments", "", "main", mark).isPresent());
    }

    int won = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> created : threads.invokeAll(callers)) {
        won += created.get() ? 1 : 0;
      }
    }

    assertThat(won).isEqualTo(1);
    assertThat(directory.resolve("repositories")).isDirectoryContaining(path -> true);
    try (var repositories = Files.list(directory.resolve("repositories"))) {
      assertThat(repositories).hasSize(1);
    }
  }

  @Test
  void takesNamesInUpperAndLowerCaseForTheSame() {
    LocalGitHost host = new LocalGitHost(directory, URL);
    host.create("demo", "Payments", "", "main", "run/1");

    assertThat(host.create("Demo", "payments", "", "main", "run/2")).isEmpty();
    assertThat(host.find("DEMO", "PAYMENTS").orElseThrow().name()).isEqualTo("Payments");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../up", "a/b", ".hidden", "a.git", "a.", "a b", "a\0b", "\u00e4"})
  void refusesNamesThatAFileSystemOrGitReserves(String name) {
    LocalGitHost host = new LocalGitHost(directory, URL);

    assertThat(LocalGitHost.isName(name)).isFalse();
    assertThat(host.find("demo", name)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> host.create("demo", name, "", "main", "run/1"));
  }

  @Test
  void deletesOnlyTheRepositoryThatWasMeant() {
    LocalGitHost host = new LocalGitHost(directory, URL);
    LocalRepository first = host.create("demo", "payments", "", "main", "run/1").orElseThrow();
    host.delete(first);
    LocalRepository second = host.create("demo", "payments", "", "main", "run/2").orElseThrow();

    assertThat(host.delete(first)).isFalse();
    assertThat(host.find("demo", "payments")).contains(second);
    assertThat(host.delete(second)).isTrue();
  }

  @Test
  void listsItsRepositoriesInPages() {
    LocalGitHost host = new LocalGitHost(directory, URL);
    for (int i = 0; i < 5; i++) {
      host.create("demo", "service-" + i, "", "main", "run/" + i);
    }

    LocalGitHost.Page page = host.list(1, 2);

    assertThat(page.total()).isEqualTo(5);
    assertThat(page.items()).hasSize(2);
    assertThat(host.list(0, 10).items()).extracting(LocalRepository::name).doesNotHaveDuplicates();
  }

  @Test
  void removesWhatAProcessLeftThatEndedWhileMakingARepository() throws IOException {
    LocalGitHost host = new LocalGitHost(directory, URL);
    host.create("demo", "payments", "", "main", "run/1");
    Path old = Files.createDirectory(directory.resolve("repositories/old"));
    Path fresh = Files.createDirectory(directory.resolve("repositories/fresh"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

    LocalGitHost restarted = new LocalGitHost(directory, URL);

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
    assertThat(restarted.find("demo", "payments")).isPresent();
  }

  @Test
  void freesBranchesThatAKilledProcessHeldLocked() throws IOException {
    new LocalGitHost(directory, URL).create("demo", "payments", "", "main", "run/1");
    Path repository = Directories.children(directory.resolve("repositories")).getFirst();
    Path stale = Files.createFile(repository.resolve("refs/heads/main.lock"));
    Path held = Files.createFile(repository.resolve("HEAD.lock"));
    Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

    new LocalGitHost(directory, URL);

    assertThat(stale).doesNotExist();
    assertThat(held).exists();
  }

  @Test
  void showsAnEmptyRepositoryAsAnEmptyFolder() {
    LocalGitHost host = new LocalGitHost(directory, URL);
    host.create("demo", "payments", "", "main", "run/1");
    RepositoryBrowser browser = new RepositoryBrowser(host);

    assertThat(browser.tree("demo", "payments", ""))
        .contains(new RepositoryBrowser.Listing("", List.of(), null, false));
    assertThat(browser.tree("demo", "payments", "src")).isEmpty();
    assertThat(browser.tree("demo", "missing", "")).isEmpty();
    assertThat(browser.head("demo", "payments")).isEqualTo(Optional.empty());
  }
}
