package dev.formwork.integrations.localgit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.integrations.localgit.RepositoryBrowser.Blob;
import dev.formwork.integrations.localgit.RepositoryBrowser.Entry;
import dev.formwork.integrations.localgit.RepositoryBrowser.Listing;
import dev.formwork.integrations.localgit.RepositoryBrowser.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryBrowserIT {

  private static final Person ADA = new Person("Ada", "ada@example.org");
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path directory;
  private LocalGitServer server;
  private RepositoryBrowser browser;

  @BeforeEach
  void publish() throws IOException {
    server = LocalGitServer.start(directory.resolve("git"));
    browser = new RepositoryBrowser(server.host());
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.createDirectories(files.resolve("src/main"));
    Files.writeString(files.resolve("a.txt"), "h\u00e9llo\n");
    Files.writeString(files.resolve("src/main/Main.java"), "class Main {}\n");
    Files.write(files.resolve("logo.png"), new byte[] {0, 1, 2});
    Files.writeString(files.resolve("large.txt"), "x".repeat(RepositoryBrowser.MAX_TEXT + 1));
    Files.createSymbolicLink(files.resolve("link"), Path.of("a.txt"));
    LocalRepositoryHost host = server.repositories();
    var repository =
        host.create(
            new NewRepository(
                "demo",
                "payments",
                null,
                null,
                NewRepository.Visibility.PRIVATE,
                "trunk",
                "run/publish"));
    host.push(repository, new FirstCommit(files, "trunk", "Initial", ADA, ADA, AT));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsAFolderWithFoldersFirst() {
    Listing root = browser.tree("demo", "payments", "/").orElseThrow();

    assertThat(root.entries())
        .containsExactly(
            new Entry("src", "src", Type.DIRECTORY, 0),
            new Entry("a.txt", "a.txt", Type.FILE, 7),
            new Entry("large.txt", "large.txt", Type.FILE, RepositoryBrowser.MAX_TEXT + 1),
            new Entry("link", "link", Type.LINK, 5),
            new Entry("logo.png", "logo.png", Type.FILE, 3));
    assertThat(root.head().author()).isEqualTo("Ada");
    assertThat(root.head().at()).isEqualTo(AT);
    assertThat(browser.tree("demo", "payments", "src/main").orElseThrow().entries())
        .containsExactly(new Entry("Main.java", "src/main/Main.java", Type.FILE, 14));
  }

  @Test
  void showsTextAndNothingElse() {
    assertThat(browser.blob("demo", "payments", "a.txt"))
        .contains(new Blob("a.txt", 7, false, "h\u00e9llo\n"));
    assertThat(browser.blob("demo", "payments", "logo.png"))
        .contains(new Blob("logo.png", 3, true, null));
    assertThat(browser.blob("demo", "payments", "large.txt"))
        .contains(new Blob("large.txt", RepositoryBrowser.MAX_TEXT + 1, false, null));
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(browser.blob("demo", "payments", "src")).isEmpty();
    assertThat(browser.blob("demo", "payments", "../a.txt")).isEmpty();
    assertThat(browser.tree("demo", "payments", "a.txt")).isEmpty();
    assertThat(browser.tree("demo", "payments", "..")).isEmpty();
    assertThat(browser.blob("demo", "missing", "a.txt")).isEmpty();
  }

  @Test
  void noticesAPush() {
    LocalRepository repository = server.host().find("demo", "payments").orElseThrow();

    assertThat(repository.updatedAt()).isAfterOrEqualTo(repository.createdAt());
    assertThat(browser.head("demo", "payments").orElseThrow().message()).isEqualTo("Initial");
  }
}
