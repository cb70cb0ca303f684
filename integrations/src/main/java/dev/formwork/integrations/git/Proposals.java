package dev.formwork.integrations.git;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NameTaken;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequest.State;
import dev.formwork.activities.port.scm.Withdrawal;
import dev.formwork.integrations.git.GitBranches.Head;
import dev.formwork.integrations.git.GitBranches.Outcome;
import dev.formwork.integrations.git.PullRequestPages.Target;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proposes changes and takes them back, with Git for branches and a host's own interface for the
 * rest. Looks before each thing that it makes.
 */
public final class Proposals {

  private static final int ATTEMPTS = 5;

  private final PullRequestPages pages;
  private final GitBranches git;

  /**
   * @param timeout of Git, for connecting and for each wait for bytes
   */
  public Proposals(PullRequestPages pages, Duration timeout) {
    this.pages = pages;
    this.git = new GitBranches(timeout);
  }

  /**
   * A source branch that is ready.
   *
   * @param own whether the step made it
   */
  private record Source(boolean own) {}

  /** As {@link dev.formwork.activities.port.scm.PullRequestHost#propose}. */
  public Optional<PullRequest> propose(ProposedChange change) {
    Optional<PullRequest> ours = ours(change.key());
    if (ours.isPresent()) {
      return ours;
    }
    Target target =
        pages.target(change.owner(), change.name()).orElseThrow(() -> noRepository(change.slug()));
    String base = change.targetBranch() == null ? target.defaultBranch() : change.targetBranch();
    return source(change, target, base).map(source -> open(change, base, source));
  }

  private static InvalidInput noRepository(String slug) {
    return new InvalidInput(
        "Repository %s does not exist, or the token may not see it (input: repoUrl). Correct the address."
            .formatted(slug));
  }

  private Optional<Source> source(ProposedChange change, Target target, String base) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Head> head = git.head(target.remote(), change.branch());
      Outcome outcome =
          head.isPresent()
              ? existing(change, target, head.get())
              : git.branchOff(
                  target.remote(),
                  change.branch(),
                  base,
                  change.overlay(),
                  StepTrailer.own(change.overlay().message(), change.mark()),
                  change.createWhenEmpty());
      boolean own = head.isEmpty() || StepTrailer.isOwn(head.get().message(), change.mark());
      switch (outcome) {
        case Outcome.Done done -> {
          return Optional.of(new Source(own));
        }
        case Outcome.Same same -> {
          return head.isEmpty() ? Optional.empty() : Optional.of(new Source(own));
        }
        case Outcome.Overtaken overtaken -> {}
      }
    }
    throw new Unavailable(
        "Branch %s of %s moved %d times while a commit was being pushed to it."
            .formatted(change.branch(), change.slug(), ATTEMPTS));
  }

  private Outcome existing(ProposedChange change, Target target, Head head) {
    boolean ready =
        StepTrailer.isOwn(head.message(), change.mark())
            || StepTrailer.isAdded(head.message(), change.mark());
    if (ready || change.existing() == ExistingBranch.TAKE) {
      return new Outcome.Same();
    }
    if (change.existing() == ExistingBranch.ADD) {
      return git.add(
          target.remote(),
          change.branch(),
          change.overlay(),
          StepTrailer.added(change.overlay().message(), change.mark()));
    }
    throw new NameTaken(
        "Branch %s of %s already exists and holds commits that this step did not make. Choose another name for the branch."
            .formatted(change.branch(), change.slug()));
  }

  private PullRequest open(ProposedChange change, String base, Source source) {
    Optional<PullRequest> present = present(change, base);
    if (present.isPresent()) {
      return present.get();
    }
    try {
      return pages.open(change, base, StepTrailer.body(change, source.own()));
    } catch (NameTaken faster) {
      return present(change, base).orElseThrow(() -> faster);
    }
  }

  /** An open one of this branch to that target: there can be but one. */
  private Optional<PullRequest> present(ProposedChange change, String base) {
    return pages.from(change.owner(), change.name(), change.branch()).stream()
        .filter(found -> found.state() == State.OPEN && found.targetBranch().equals(base))
        .findFirst();
  }

  /** Also one that was merged or closed since. */
  private Optional<PullRequest> ours(ProposedChange.Key key) {
    return pages.from(key.owner(), key.name(), key.branch()).stream()
        .filter(found -> found.isMadeBy(key.mark()))
        .findFirst();
  }

  /** As {@link dev.formwork.activities.port.scm.PullRequestHost#withdraw}. */
  public Withdrawal withdraw(ProposedChange.Key key, @Nullable String headCommit) {
    PullRequest found = ours(key).orElse(null);
    if (found != null && found.state() == State.MERGED) {
      return kept(key, found, "It was merged. Revert it by hand if need be.");
    }
    Target target = pages.target(key.owner(), key.name()).orElse(null);
    if (target == null) {
      return new Withdrawal.Nothing();
    }
    Head head = git.head(target.remote(), key.branch()).orElse(null);
    if (found == null || !found.ownBranch()) {
      return withdrawOthers(key, found, head, target, headCommit);
    }
    if (head != null && !isUntouched(head, key, headCommit)) {
      return kept(
          key, found, "Somebody pushed to its branch. Close it by hand when nobody needs it.");
    }
    boolean wasOpen = close(key, found);
    boolean deleted = head != null && git.delete(target.remote(), key.branch(), head.commit());
    return wasOpen || deleted ? gone(key, found) : new Withdrawal.Nothing();
  }

  /** Without a pull request of ours, or with one from a branch that was there before. */
  private Withdrawal withdrawOthers(
      ProposedChange.Key key,
      @Nullable PullRequest found,
      @Nullable Head head,
      Target target,
      @Nullable String headCommit) {
    boolean closed = found != null && close(key, found);
    if (head != null && StepTrailer.isAdded(head.message(), key.mark())) {
      return kept(
          key,
          found,
          "Its commit %s stays on branch %s, which was there before. Revert it by hand."
              .formatted(head.commit(), key.branch()));
    }
    boolean deleted =
        found == null
            && head != null
            && isUntouched(head, key, headCommit)
            && git.delete(target.remote(), key.branch(), head.commit());
    return closed || deleted ? gone(key, found) : new Withdrawal.Nothing();
  }

  private boolean close(ProposedChange.Key key, PullRequest found) {
    if (found.state() != State.OPEN) {
      return false;
    }
    pages.close(key.owner(), key.name(), found);
    return true;
  }

  private static boolean isUntouched(
      Head head, ProposedChange.Key key, @Nullable String headCommit) {
    return StepTrailer.isOwn(head.message(), key.mark())
        && (headCommit == null || headCommit.equals(head.commit()));
  }

  private static Withdrawal gone(ProposedChange.Key key, @Nullable PullRequest found) {
    return new Withdrawal.Gone(name(key, found), url(found));
  }

  private static Withdrawal kept(
      ProposedChange.Key key, @Nullable PullRequest found, String reason) {
    return new Withdrawal.Kept(name(key, found), url(found), reason);
  }

  private static String name(ProposedChange.Key key, @Nullable PullRequest found) {
    return key.slug() + (found == null ? ":" + key.branch() : "#" + found.number());
  }

  private static @Nullable URI url(@Nullable PullRequest found) {
    return found == null ? null : found.url();
  }
}
