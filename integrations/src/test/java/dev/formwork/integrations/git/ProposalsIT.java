package dev.formwork.integrations.git;

import static dev.formwork.integrations.Stock.git;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequest.State;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.PullRequestHostContract;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.activities.port.scm.Withdrawal;
import dev.formwork.integrations.git.StepTrailer.Origin;
import dev.formwork.integrations.localgit.LocalGitServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Git over HTTP; the pull requests are a list. */
class ProposalsIT implements PullRequestHostContract, PullRequestPages, PullRequestHost {

  @TempDir Path directory;
  private final List<PullRequest> opened = new ArrayList<>();
  private final Proposals proposals = new Proposals(this, Duration.ofSeconds(10));
  private LocalGitServer server;

  @BeforeEach
  void start() {
    server = LocalGitServer.start(directory.resolve("git"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsModesAndLinksAndLeavesIgnoredFilesOut() throws IOException {
    Repository repository = repositoryWithReadme();
    Path files = Files.createDirectories(directory.resolve("overlay"));
    Files.writeString(files.resolve("run.sh"), "#!/bin/sh\n");
    files.resolve("run.sh").toFile().setExecutable(true);
    Files.createSymbolicLink(files.resolve("nowhere"), Path.of("missing"));
    Files.writeString(files.resolve(".gitignore"), "*.log\n/build/\n!keep.log\n");
    Files.writeString(files.resolve("a.log"), "x");
    Files.writeString(files.resolve("keep.log"), "x");
    Files.writeString(Files.createDirectories(files.resolve("build")).resolve("keep.log"), "x");
    Files.writeString(Files.createDirectories(files.resolve("sub")).resolve(".gitignore"), "b\n");
    Files.writeString(files.resolve("sub/b"), "x");

    host().propose(change(files, "")).orElseThrow();

    Path clone = directory.resolve("clone");
    String url = repository.cloneUrl().toString();
    git(directory, "clone", "-q", "-b", "feature", url, clone.toString());
    assertThat(git(clone, "ls-tree", "-r", "--format=%(objectmode) %(path)", "HEAD"))
        .isEqualTo(
            """
            100644 .gitignore
            100644 README.md
            100644 keep.log
            120000 nowhere
            100755 run.sh
            100644 sub/.gitignore""");
    assertThat(git(clone, "log", "-1", "--format=%an|%cn|%B"))
        .isEqualTo("Ada Lovelace|Ada Lovelace|Change\n\nFormwork-Step: run-1/propose");
    assertThat(git(clone, "fsck", "--strict")).isEmpty();
  }

  @Test
  void putsADirectoryInTheFilesPlace() throws IOException {
    Repository repository = repositoryWithReadme();
    Path files = Files.createDirectories(directory.resolve("overlay/README.md"));
    Files.writeString(files.resolve("a"), "in a directory");

    host().propose(change(directory.resolve("overlay"), "./")).orElseThrow();

    assertThat(repositories().read(repository, "feature", "README.md/a"))
        .contains("in a directory");
  }

  @Test
  void makesTheSameCommitAgain() throws IOException {
    Repository repository = repositoryWithReadme();
    Path files = Files.createDirectories(directory.resolve("overlay"));
    Files.writeString(files.resolve("a"), "a");
    host().propose(change(files, "")).orElseThrow();
    String first = head(repository).orElseThrow();
    assertThat(new GitBranches(Duration.ofSeconds(5)).delete(remote(repository), "feature", first))
        .isTrue();
    opened.clear();

    host().propose(change(files, "")).orElseThrow();

    assertThat(head(repository)).contains(first);
  }

  @Test
  void makesAnEmptyCommitWhereAPullRequestIsWantedAllTheSame() throws IOException {
    repositoryWithReadme();
    Path files = Files.createDirectories(directory.resolve("overlay"));

    assertThat(host().propose(change(files, ""))).isPresent();
  }

  @Test
  void deletesABranchWhoseCommitIsKnownOnly() throws IOException {
    Repository repository = repositoryWithReadme();
    Path files = Files.createDirectories(directory.resolve("overlay"));
    host().propose(change(files, "")).orElseThrow();

    boolean deleted =
        new GitBranches(Duration.ofSeconds(5))
            .delete(remote(repository), "feature", "1".repeat(40));

    assertThat(deleted).isFalse();
    assertThat(head(repository)).isPresent();
  }

  @Test
  void takesABranchBackWhosePullRequestWasNeverOpened() throws IOException {
    Repository repository = repositoryWithReadme();
    Path files = Files.createDirectories(directory.resolve("overlay"));
    ProposedChange change = change(files, "");
    host().propose(change).orElseThrow();
    opened.clear();

    assertThat(host().withdraw(change.key(), null))
        .isEqualTo(new Withdrawal.Gone("acme/payments:feature", null));
    assertThat(head(repository)).isEmpty();
  }

  @Test
  void hasNothingToTakeBackFromARepositoryThatIsGone() {
    var key = new ProposedChange.Key("acme", "never", "feature", "run-1/propose");

    assertThat(host().withdraw(key, null)).isEqualTo(new Withdrawal.Nothing());
  }

  private Optional<String> head(Repository repository) {
    return new GitBranches(Duration.ofSeconds(5))
        .head(remote(repository), "feature")
        .map(GitBranches.Head::commit);
  }

  private Repository repositoryWithReadme() throws IOException {
    Path first = Files.createDirectories(directory.resolve("first"));
    Files.writeString(first.resolve("README.md"), "# Payments\n");
    Repository repository = repositories().create(wanted());
    repositories()
        .push(repository, new FirstCommit(first, "main", "Initial", PERSON, PERSON, INSTANT));
    return repository;
  }

  private static ProposedChange change(Path files, String targetPath) {
    return new ProposedChange(
        "acme",
        "payments",
        "feature",
        null,
        "Change",
        "",
        false,
        new Overlay(files, targetPath, true, List.of(), "Change", PERSON, PERSON, INSTANT),
        ExistingBranch.REFUSE,
        true,
        "run-1/propose");
  }

  @Override
  public RepositoryHost repositories() {
    return server.repositories();
  }

  @Override
  public PullRequestHost host() {
    return this;
  }

  @Override
  public void merge(PullRequest merged) {
    replace(merged, State.MERGED);
  }

  @Override
  public Optional<PullRequest> propose(ProposedChange change) {
    return proposals.propose(change);
  }

  @Override
  public Withdrawal withdraw(ProposedChange.Key key, @Nullable String headCommit) {
    return proposals.withdraw(key, headCommit);
  }

  @Override
  public List<String> invite(
      ProposedChange.Key key, PullRequest pullRequest, Participants participants) {
    return List.of();
  }

  @Override
  public Optional<Target> target(String owner, String name) {
    return repositories().find(owner, name).map(found -> new Target(remote(found), "main"));
  }

  @Override
  public List<PullRequest> from(String owner, String name, String branch) {
    return opened.stream().filter(present -> present.branch().equals(branch)).toList().reversed();
  }

  @Override
  public PullRequest open(ProposedChange change, String targetBranch, String body) {
    Origin origin = StepTrailer.origin(body);
    var pullRequest =
        new PullRequest(
            opened.size() + 1,
            URI.create("http://git.example/" + opened.size()),
            change.branch(),
            targetBranch,
            null,
            State.OPEN,
            origin.mark(),
            origin.ownBranch());
    opened.add(pullRequest);
    return pullRequest;
  }

  @Override
  public void close(String owner, String name, PullRequest closed) {
    replace(closed, State.CLOSED);
  }

  private void replace(PullRequest present, State state) {
    opened.replaceAll(
        one ->
            one.number() == present.number()
                ? new PullRequest(
                    one.number(),
                    one.url(),
                    one.branch(),
                    one.targetBranch(),
                    null,
                    state,
                    one.mark(),
                    one.ownBranch())
                : one);
  }

  private static GitRemote remote(Repository repository) {
    return new GitRemote("Repository " + repository.slug(), repository.cloneUrl(), null);
  }
}
