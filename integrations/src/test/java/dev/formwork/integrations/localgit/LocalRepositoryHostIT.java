package dev.formwork.integrations.localgit;

import static dev.formwork.integrations.Stock.git;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.RepositoryHostContract;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRepositoryHostIT implements RepositoryHostContract {

  @TempDir Path directory;
  private LocalGitServer server;

  @Override
  public RepositoryHost host() {
    server = LocalGitServer.start(directory.resolve("git"));
    return server.repositories();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void servesStockGitTheSameFilesModesAndLinks() throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    CommitReceipt commit = host.push(repository, firstCommit(filesToPush()));

    Path clone = directory.resolve("clone");
    git(directory, "clone", "-q", repository.cloneUrl().toString(), clone.toString());
    assertThat(git(clone, "rev-parse", "HEAD")).isEqualTo(commit.hash());
    assertThat(git(clone, "ls-tree", "-r", "--format=%(objectmode) %(path)", "HEAD"))
        .isEqualTo("100755 build.sh\n120000 latest\n100644 src/Main.java");
    assertThat(git(clone, "log", "-1", "--format=%an %ae %aI %cn"))
        .isEqualTo("Ada Lovelace ada@example.org 2026-11-21T10:00:00+00:00 Formwork");
    assertThat(git(clone, "symbolic-ref", "--short", "HEAD")).isEqualTo("main");
  }

  @Test
  void givesTheCommitTheIdThatStockGitGivesIt() throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    CommitReceipt commit = host.push(repository, firstCommit(filesToPush()));

    Path stock = Files.createDirectory(directory.resolve("stock"));
    writeFiles(stock);
    git(stock, "init", "-q", "-b", "main");
    git(stock, "add", "-A");
    String tree = git(stock, "write-tree");
    String id =
        git(
            stock,
            "-c",
            "user.useConfigOnly=false",
            "hash-object",
            "-t",
            "commit",
            "-w",
            commitFile(stock, tree).toString());
    assertThat(commit.hash()).isEqualTo(id);
  }

  @Test
  void seesABranchAndATagThatSomebodyPushed() throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    CommitReceipt commit = host.push(repository, firstCommit(filesToPush()));
    Path clone = directory.resolve("clone");
    git(directory, "clone", "-q", repository.cloneUrl().toString(), clone.toString());

    git(clone, "push", "-q", "origin", "HEAD:refs/heads/feature");

    assertThat(host.changedSince(repository, commit.hash()).orElseThrow()).contains("feature");
  }

  @Test
  void takesCommitsFromStockGitAndCommitsOnTopOfThem() throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    host.push(repository, firstCommit(filesToPush()));
    Path clone = directory.resolve("clone");
    git(directory, "clone", "-q", repository.cloneUrl().toString(), clone.toString());
    git(clone, "commit", "-q", "--allow-empty", "-m", "By hand");
    git(clone, "push", "-q", "origin", "HEAD");

    host.commit(repository, change("claims/one.yaml", "one"));

    git(clone, "pull", "-q");
    assertThat(git(clone, "log", "--format=%s"))
        .isEqualTo("Change claims/one.yaml\nBy hand\nInitial commit");
    assertThat(git(clone, "fsck", "--full")).isEmpty();
  }

  @Test
  void keepsEveryCommitOfManyWritersAtOnce() throws Exception {
    RepositoryHost one = host();
    RepositoryHost other = server.repositories();
    Repository repository = one.ensure("platform", "gitops", "main");
    List<Callable<CommitReceipt>> writers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String path = "claims/" + i + ".yaml";
      RepositoryHost writer = i % 2 == 0 ? one : other;
      writers.add(() -> writer.commit(repository, change(path, path)));
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<CommitReceipt> commit : threads.invokeAll(writers)) {
        assertThat(commit.get().changed()).isTrue();
      }
    }

    assertThat(new RepositoryBrowser(server.host()).tree("platform", "gitops", "claims"))
        .hasValueSatisfying(listing -> assertThat(listing.entries()).hasSize(12));
  }

  @Test
  void tidiesARepositoryOfManyCommitsAndKeepsThemAll() throws Exception {
    RepositoryHost host = host();
    Repository repository = host.ensure("platform", "gitops", "main");

    for (int i = 0; i < 60; i++) {
      host.commit(repository, change("claims/" + i + ".yaml", "claim " + i));
    }

    Path clone = directory.resolve("clone");
    git(directory, "clone", "-q", repository.cloneUrl().toString(), clone.toString());
    assertThat(git(clone, "rev-list", "--count", "HEAD")).isEqualTo("60");
    assertThat(git(clone, "fsck", "--full")).isEmpty();
    try (Stream<Path> files = Files.walk(directory.resolve("git/repositories"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".pack"))).hasSizeLessThan(30);
    }
  }

  @Test
  void servesRepositoriesThatAreDeletedAndMadeAnewUnderLoad() throws Exception {
    RepositoryHost host = host();
    Path files = filesToPush();
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int worker = 0; worker < 4; worker++) {
      String mark = "run-" + worker;
      workers.add(() -> pushAndDelete(host, files, mark));
    }

    int won = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Integer> count : threads.invokeAll(workers)) {
        won += count.get();
      }
    }

    assertThat(won).isPositive();
    assertThat(server.host().list(0, 10).total()).isZero();
    assertThat(directory.resolve("git/repositories")).isEmptyDirectory();
  }

  @Test
  void refusesARequestUnderAForeignName() throws Exception {
    RepositoryHost host = host();
    host.create(wanted("run-1/publish"));
    String request =
        "GET /git/acme/payments.git/info/refs?service=git-upload-pack HTTP/1.1\r\n"
            + "Host: evil.example\r\nConnection: close\r\n\r\n";

    try (var socket = new Socket("127.0.0.1", server.url().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void servesOneFileAsPlainText() throws Exception {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    host.push(repository, firstCommit(filesToPush()));

    HttpResponse<String> file = get(host.contentsUrl(repository, "main", "src/Main.java"));
    HttpResponse<String> missing = get(host.contentsUrl(repository, "main", "nothing"));

    assertThat(file.body()).isEqualTo("class Main {}\n");
    assertThat(file.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(missing.statusCode()).isEqualTo(404);
  }

  @Test
  void saysThatTheHostCannotBeReached() throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    server.close();
    server = null;

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> host.push(repository, firstCommit(filesToPush())))
        .withMessageContaining("acme/payments");
  }

  private static int pushAndDelete(RepositoryHost host, Path files, String mark) {
    int won = 0;
    for (int round = 0; round < 5; round++) {
      try {
        Repository repository =
            host.create(
                new NewRepository(
                    "acme",
                    "payments",
                    null,
                    null,
                    NewRepository.Visibility.PRIVATE,
                    "main",
                    mark + "/" + round));
        CommitReceipt commit = host.push(repository, firstCommit(files));
        assertThat(host.changedSince(repository, commit.hash())).isEmpty();
        host.delete(repository);
        won++;
      } catch (NameTaken another) {
        Thread.yield();
      }
    }
    return won;
  }

  private static HttpResponse<String> get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private Path filesToPush() throws IOException {
    Path files = Files.createDirectories(directory.resolve("files"));
    if (!Files.exists(files.resolve("build.sh"))) {
      writeFiles(files);
      Files.createDirectories(files.resolve(".git/hooks"));
      Files.writeString(files.resolve(".git/hooks/post-checkout"), "#!/bin/sh\n");
      Files.createDirectories(files.resolve("empty"));
    }
    return files;
  }

  private static void writeFiles(Path files) throws IOException {
    Files.createDirectories(files.resolve("src"));
    Files.writeString(files.resolve("src/Main.java"), "class Main {}\n");
    Files.writeString(files.resolve("build.sh"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        files.resolve("build.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(files.resolve("latest"), Path.of("src/Main.java"));
  }

  private static Path commitFile(Path directory, String tree) throws IOException {
    long seconds = AT.getEpochSecond();
    return Files.writeString(
        directory.resolve("../commit.txt"),
        "tree %s\nauthor Ada Lovelace <ada@example.org> %d +0000\ncommitter Formwork <formwork@example.org> %d +0000\n\nInitial commit"
            .formatted(tree, seconds, seconds));
  }

  private static FirstCommit firstCommit(Path files) {
    return new FirstCommit(files, "main", "Initial commit", ADA, FORMWORK, AT);
  }

  private static FileCommit change(String path, String after) {
    return new FileCommit(
        "main", List.of(new FileChange(path, null, after)), "Change " + path, ADA, FORMWORK, AT);
  }
}
