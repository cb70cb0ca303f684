package dev.formwork.activities.port.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link PullRequestHost} does alike. */
public interface PullRequestHostContract {

  /** Repositories of the host, with {@link #owner()} and nothing else; new for each test. */
  RepositoryHost repositories();

  /** Pull requests of the same host. */
  PullRequestHost host();

  /** Merges a pull request of the repository `payments`, as a person does. */
  void merge(PullRequest pullRequest);

  default String owner() {
    return "acme";
  }

  @Test
  default void proposesAChangeOfWhatTheTargetHolds(@TempDir Path files) throws IOException {
    Repository repository = repository(files);

    PullRequest proposed = propose(change(files, ExistingBranch.REFUSE, "run-1/propose"));

    assertThat(proposed.state()).isEqualTo(State.OPEN);
    assertThat(proposed.targetBranch()).isEqualTo("main");
    assertThat(proposed.isMadeBy("run-1/propose")).isTrue();
    assertThat(proposed.ownBranch()).isTrue();
    assertThat(read(repository, "feature", "docs/new.md")).isEqualTo("new\n");
    assertThat(read(repository, "feature", "README.md")).isEqualTo("# Payments\n");
    assertThat(read(repository, "feature", "old.txt")).isNull();
    assertThat(read(repository, "main", "docs/new.md")).isNull();
    assertThat(read(repository, "main", "old.txt")).isEqualTo("old\n");
  }

  @Test
  default void answersTheSameHoweverOftenItIsAsked(@TempDir Path files) throws IOException {
    repository(files);
    PullRequest first = propose(change(files, ExistingBranch.REFUSE, "run-1/propose"));

    PullRequest again = propose(change(files, ExistingBranch.REFUSE, "run-1/propose"));

    assertThat(again).isEqualTo(first);
  }

  @Test
  default void answersTheSameWhenTheTargetMovedMeanwhile(@TempDir Path files) throws IOException {
    Repository repository = repository(files);
    PullRequest first = propose(change(files, ExistingBranch.REFUSE, "run-1/propose"));
    push(repository, "main", "README.md", "# Payments\n", "# Moved\n");

    PullRequest again = propose(change(files, ExistingBranch.REFUSE, "run-1/propose"));

    assertThat(again.number()).isEqualTo(first.number());
    assertThat(read(repository, "feature", "README.md")).isEqualTo("# Payments\n");
  }

  @Test
  default void refusesABranchThatAnotherStepMade(@TempDir Path files) throws IOException {
    repository(files);
    propose(change(files, ExistingBranch.REFUSE, "run-1/propose"));

    assertThatExceptionOfType(NameTaken.class)
        .isThrownBy(() -> propose(change(files, ExistingBranch.REFUSE, "run-2/propose")))
        .withMessageContaining("feature");
  }

  @Test
  default void refusesATargetThatDoesNotExist(@TempDir Path files) throws IOException {
    repository(files);
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    var wrong =
        new ProposedChange(
            change.owner(),
            change.name(),
            change.branch(),
            "nowhere",
            change.title(),
            change.description(),
            change.draft(),
            change.overlay(),
            change.existing(),
            change.createWhenEmpty(),
            change.mark());

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> host().propose(wrong))
        .withMessageContaining("nowhere");
  }

  @Test
  default void opensNothingWhenNothingDiffers(@TempDir Path files) throws IOException {
    Repository repository = repository(files);
    ProposedChange same = same(files);

    assertThat(host().propose(same)).isEmpty();
    assertThat(read(repository, "feature", "README.md")).isNull();
  }

  @Test
  default void addsToTheBranchAndPullRequestOfAnotherStep(@TempDir Path files) throws IOException {
    Repository repository = repository(files);
    PullRequest theirs = propose(change(files, ExistingBranch.REFUSE, "run-1/propose"));
    Files.writeString(files.resolve("change/docs/new.md"), "newer\n");

    PullRequest added = propose(change(files, ExistingBranch.ADD, "run-2/propose"));

    assertThat(added.number()).isEqualTo(theirs.number());
    assertThat(added.isMadeBy("run-2/propose")).isFalse();
    assertThat(read(repository, "feature", "docs/new.md")).isEqualTo("newer\n");
  }

  @Test
  default void opensAPullRequestForABranchThatIsThereAsItIs(@TempDir Path files)
      throws IOException {
    Repository repository = repository(files);
    push(repository, "feature", "by-hand.txt", null, "by hand\n");

    PullRequest proposed = propose(change(files, ExistingBranch.TAKE, "run-1/propose"));

    assertThat(proposed.isMadeBy("run-1/propose")).isTrue();
    assertThat(proposed.ownBranch()).isFalse();
    assertThat(read(repository, "feature", "docs/new.md")).isNull();
  }

  @Test
  default void takesPullRequestAndBranchBackOnce(@TempDir Path files) throws IOException {
    Repository repository = repository(files);
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    PullRequest proposed = propose(change);

    Withdrawal first = host().withdraw(change.key(), null);
    Withdrawal again = host().withdraw(change.key(), null);

    assertThat(first)
        .isEqualTo(new Withdrawal.Gone(change.slug() + "#" + proposed.number(), proposed.url()));
    assertThat(again).isEqualTo(new Withdrawal.Nothing());
    assertThat(read(repository, "feature", "README.md")).isNull();
  }

  @Test
  default void takesNothingBackThatAnotherStepMade(@TempDir Path files) throws IOException {
    Repository repository = repository(files);
    propose(change(files, ExistingBranch.REFUSE, "run-1/propose"));

    Withdrawal withdrawal =
        host().withdraw(change(files, ExistingBranch.REFUSE, "run-2/propose").key(), null);

    assertThat(withdrawal).isEqualTo(new Withdrawal.Nothing());
    assertThat(read(repository, "feature", "docs/new.md")).isEqualTo("new\n");
  }

  @Test
  default void keepsABranchThatSomebodyPushedTo(@TempDir Path files) throws IOException {
    Repository repository = repository(files);
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    propose(change);
    push(repository, "feature", "docs/new.md", "new\n", "edited\n");

    Withdrawal withdrawal = host().withdraw(change.key(), null);

    assertThat(withdrawal).isInstanceOf(Withdrawal.Kept.class);
    assertThat(read(repository, "feature", "docs/new.md")).isEqualTo("edited\n");
  }

  @Test
  default void keepsWhatWasMerged(@TempDir Path files) throws IOException {
    repository(files);
    ProposedChange change = change(files, ExistingBranch.REFUSE, "run-1/propose");
    merge(propose(change));

    assertThat(host().withdraw(change.key(), null))
        .isInstanceOfSatisfying(
            Withdrawal.Kept.class, kept -> assertThat(kept.reason()).contains("merged"));
  }

  @Test
  default void leavesTheBranchThatItOnlyTook(@TempDir Path files) throws IOException {
    Repository repository = repository(files);
    push(repository, "feature", "by-hand.txt", null, "by hand\n");
    ProposedChange change = change(files, ExistingBranch.TAKE, "run-1/propose");
    propose(change);

    Withdrawal withdrawal = host().withdraw(change.key(), null);

    assertThat(withdrawal).isInstanceOf(Withdrawal.Gone.class);
    assertThat(read(repository, "feature", "by-hand.txt")).isEqualTo("by hand\n");
  }

  @Test
  default void leavesARepositoryOfTheSameRunUnchangedOnceItIsTakenBack(@TempDir Path files)
      throws IOException {
    Repository repository = repository(files);
    String first = pushFirst(repository, files).hash();
    ProposedChange own = change(files, ExistingBranch.REFUSE, "run-0/propose");
    propose(own);

    host().withdraw(own.key(), null);

    assertThat(repositories().changedSince(repository, first)).isEmpty();
  }

  private PullRequest propose(ProposedChange change) {
    return host().propose(change).orElseThrow();
  }

  private @Nullable String read(Repository repository, String branch, String path) {
    return repositories().read(repository, branch, path).orElse(null);
  }

  /** The repository with a first commit. */
  private Repository repository(Path files) throws IOException {
    Path first = Files.createDirectories(files.resolve("first"));
    Files.writeString(first.resolve("README.md"), "# Payments\n");
    Files.writeString(first.resolve("old.txt"), "old\n");
    Repository repository = repositories().create(wanted());
    pushFirst(repository, files);
    return repository;
  }

  /** However often it is pushed, it is the same commit. */
  default CommitReceipt pushFirst(Repository repository, Path files) {
    return repositories()
        .push(
            repository,
            new FirstCommit(
                files.resolve("first"), "main", "Initial commit", PERSON, PERSON, INSTANT));
  }

  /** The repository that the tests ask for. */
  default NewRepository wanted() {
    return new NewRepository(
        owner(),
        "payments",
        "Takes money",
        null,
        NewRepository.Visibility.PRIVATE,
        "main",
        "run-0/publish");
  }

  private void push(
      Repository repository, String branch, String path, @Nullable String before, String after) {
    repositories()
        .commit(
            repository,
            new FileCommit(
                branch,
                List.of(new FileChange(path, before, after)),
                "By hand",
                PERSON,
                PERSON,
                INSTANT));
  }

  /** A change from `feature` that adds `docs/new.md` and deletes `old.txt`. */
  default ProposedChange change(Path files, ExistingBranch existing, String mark)
      throws IOException {
    Path docs = Files.createDirectories(files.resolve("change/docs"));
    if (Files.notExists(docs.resolve("new.md"))) {
      Files.writeString(docs.resolve("new.md"), "new\n");
    }
    return proposed(overlay(docs, "docs", List.of("old.txt")), existing, true, mark);
  }

  private ProposedChange same(Path files) throws IOException {
    Path same = Files.createDirectories(files.resolve("same"));
    Files.writeString(same.resolve("README.md"), "# Payments\n");
    return proposed(
        overlay(same, "", List.of("never-there.txt")),
        ExistingBranch.REFUSE,
        false,
        "run-1/propose");
  }

  private static Overlay overlay(Path directory, String target, List<String> deletions) {
    return new Overlay(
        directory, target, true, deletions, "Write it down", PERSON, PERSON, INSTANT);
  }

  private ProposedChange proposed(
      Overlay overlay, ExistingBranch existing, boolean createWhenEmpty, String mark) {
    return new ProposedChange(
        owner(),
        "payments",
        "feature",
        null,
        "Write it down",
        "What is new.\n\n- one",
        false,
        overlay,
        existing,
        createWhenEmpty,
        mark);
  }

  Person PERSON = new Person("Ada Lovelace", "ada@example.org");
  Instant INSTANT = Instant.parse("2026-11-21T10:00:00Z");
}
