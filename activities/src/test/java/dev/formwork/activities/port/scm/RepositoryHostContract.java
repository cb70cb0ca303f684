package dev.formwork.activities.port.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.NameTaken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link RepositoryHost} does alike. */
public interface RepositoryHostContract {

  /** A host that knows {@link #owner()} and nothing else; a new one for each test. */
  RepositoryHost host();

  default String owner() {
    return "acme";
  }

  @Test
  default void createsARepositoryThatCarriesItsMark() {
    RepositoryHost host = host();

    Repository created = host.create(wanted("run-1/publish"));

    assertThat(host.find(owner(), "payments")).contains(created);
    assertThat(created.isMadeBy("run-1/publish")).isTrue();
    assertThat(created.slug()).isEqualTo(owner() + "/payments");
    assertThat(created.defaultBranch()).isEqualTo("main");
  }

  @Test
  default void answersTheSameRepositoryToTheSameMark() {
    RepositoryHost host = host();
    Repository created = host.create(wanted("run-1/publish"));

    assertThat(host.create(wanted("run-1/publish"))).isEqualTo(created);
  }

  @Test
  default void refusesANameThatAnotherMarkHas() {
    RepositoryHost host = host();
    Repository winner = host.create(wanted("run-1/publish"));

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> host.create(wanted("run-2/publish")))
        .withMessageContaining(owner() + "/payments");
    assertThat(host.find(owner(), "payments")).contains(winner);
  }

  @Test
  default void findsNothingWhereNothingIs() {
    assertThat(host().find(owner(), "payments")).isEmpty();
  }

  @Test
  default void pushesTheFirstCommitOnceHoweverOftenItIsAsked(@TempDir Path files)
      throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");

    CommitReceipt first = host.push(repository, firstCommit(files, "Initial commit"));
    CommitReceipt again = host.push(repository, firstCommit(files, "Initial commit"));

    assertThat(first.changed()).isTrue();
    assertThat(again.changed()).isFalse();
    assertThat(again.hash()).isEqualTo(first.hash());
    assertThat(host.read(repository, "main", "README.md")).contains("# Payments\n");
  }

  @Test
  default void refusesAFirstCommitOnABranchThatHoldsSomethingElse(@TempDir Path files)
      throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    host.commit(repository, change("somebody.txt", null, "was here"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");

    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> host.push(repository, firstCommit(files, "Initial commit")));
    assertThat(host.read(repository, "main", "somebody.txt")).contains("was here");
  }

  @Test
  default void commitsAFileToAnEmptyRepositoryAndToItsHead() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    CommitReceipt first = host.commit(repository, change("claims/one.yaml", null, "one"));
    CommitReceipt second = host.commit(repository, change("claims/two.yaml", null, "two"));

    assertThat(first.changed()).isTrue();
    assertThat(second.hash()).isNotEqualTo(first.hash());
    assertThat(host.read(repository, "main", "claims/one.yaml")).contains("one");
    assertThat(host.read(repository, "main", "claims/two.yaml")).contains("two");
  }

  @Test
  default void makesNoCommitWhenAllIsAsItShouldBe() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    CommitReceipt first = host.commit(repository, change("claims/one.yaml", null, "one"));

    CommitReceipt again = host.commit(repository, change("claims/one.yaml", null, "one"));

    assertThat(again.changed()).isFalse();
    assertThat(again.hash()).isEqualTo(first.hash());
  }

  @Test
  default void leavesAFileThatSomebodyElseChanged() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    host.commit(repository, change("claims/one.yaml", null, "one"));
    host.commit(repository, change("claims/one.yaml", "one", "edited by hand"));

    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> host.commit(repository, change("claims/one.yaml", "one", null)))
        .withMessageContaining("claims/one.yaml");
    assertThat(host.read(repository, "main", "claims/one.yaml")).contains("edited by hand");
  }

  @Test
  default void deletesAFileByACommit() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    host.commit(repository, change("claims/one.yaml", null, "one"));
    host.commit(repository, change("claims/two.yaml", null, "two"));

    CommitReceipt deleted = host.commit(repository, change("claims/one.yaml", "one", null));

    assertThat(deleted.changed()).isTrue();
    assertThat(host.read(repository, "main", "claims/one.yaml")).isEmpty();
    assertThat(host.read(repository, "main", "claims/two.yaml")).contains("two");
  }

  @Test
  default void readsNothingFromAnEmptyRepository() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    assertThat(host.read(repository, "main", "README.md")).isEmpty();
  }

  @Test
  default void seesNoChangeInWhatTheRunItselfPushed(@TempDir Path files) throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    assertThat(host.changedSince(repository, null)).isEmpty();
    Files.writeString(files.resolve("README.md"), "# Payments\n");

    CommitReceipt commit = host.push(repository, firstCommit(files, "Initial\n\nrun-1/publish"));

    assertThat(host.changedSince(repository, commit.hash())).isEmpty();
    assertThat(host.changedSince(repository, null)).isEmpty();
  }

  @Test
  default void seesACommitThatTheRunDidNotMake(@TempDir Path files) throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");
    CommitReceipt commit = host.push(repository, firstCommit(files, "Initial\n\nrun-1/publish"));

    host.commit(repository, change("README.md", "# Payments\n", "# Edited\n"));

    assertThat(host.changedSince(repository, commit.hash())).isPresent();
    assertThat(host.changedSince(repository, null)).isPresent();
  }

  @Test
  default void seesNoChangeInACommitOfALaterStepOfTheRun(@TempDir Path files) throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");
    CommitReceipt commit = host.push(repository, firstCommit(files, "Initial\n\nrun-1/publish"));

    host.commit(repository, later("run-1/claim"));

    assertThat(host.changedSince(repository, commit.hash())).isEmpty();
    assertThat(host.changedSince(repository, null)).isEmpty();
  }

  @Test
  default void seesACommitOfAStepOfAnotherRun(@TempDir Path files) throws IOException {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));
    Files.writeString(files.resolve("README.md"), "# Payments\n");
    CommitReceipt commit = host.push(repository, firstCommit(files, "Initial\n\nrun-1/publish"));

    host.commit(repository, later("run-2/claim"));

    assertThat(host.changedSince(repository, commit.hash())).isPresent();
    assertThat(host.changedSince(repository, null)).isPresent();
  }

  private static FileCommit later(String mark) {
    String message = "Ask for it\n\nFormwork-Step: %s\n".formatted(mark);
    FileChange change = new FileChange("claim.yaml", null, "kind: Claim\n");
    return new FileCommit("main", List.of(change), message, ADA, Person.FORMWORK, AT);
  }

  @Test
  default void freesTheNameOfADeletedRepository() {
    RepositoryHost host = host();
    Repository repository = host.create(wanted("run-1/publish"));

    host.delete(repository);
    host.delete(repository);

    assertThat(host.find(owner(), "payments")).isEmpty();
    assertThat(host.create(wanted("run-2/publish")).isMadeBy("run-2/publish")).isTrue();
  }

  /** The repository that the tests ask for. */
  default NewRepository wanted(String mark) {
    return wanted(owner(), mark);
  }

  /** The same repository of this owner. */
  static NewRepository wanted(String owner, String mark) {
    return new NewRepository(
        owner, "payments", "Takes money", null, NewRepository.Visibility.PRIVATE, "main", mark);
  }

  private static FirstCommit firstCommit(Path files, String message) {
    return new FirstCommit(files, "main", message, ADA, FORMWORK, AT);
  }

  private static FileCommit change(String path, @Nullable String before, @Nullable String after) {
    return new FileCommit(
        "main", List.of(new FileChange(path, before, after)), "Change " + path, ADA, FORMWORK, AT);
  }

  Person ADA = new Person("Ada Lovelace", "ada@example.org");
  Person FORMWORK = new Person("Formwork", "formwork@example.org");
  Instant AT = Instant.parse("2026-11-21T10:00:00Z");
}
