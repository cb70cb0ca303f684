package dev.formwork.integrations.git;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.integrations.git.GitClient.Pushed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;

/** Makes and removes branches of remote repositories. Safe for use by many threads. */
public final class GitBranches {

  private final Duration timeout;

  /**
   * @param timeout for connecting and for each wait for bytes; rounded up to seconds
   */
  public GitBranches(Duration timeout) {
    IsolatedGit.install();
    this.timeout = timeout;
  }

  /** The newest commit of a branch. */
  public record Head(String commit, String message) {}

  /** How a commit came to a branch, or that it did not. */
  public sealed interface Outcome {

    /** Nothing differs, so there is no commit. */
    record Same() implements Outcome {}

    /** The branch ends with the commit. */
    record Done(Pushed pushed) implements Outcome {}

    /** Another writer was faster; the branch has to be looked at again. */
    record Overtaken() implements Outcome {}
  }

  /** The newest commit of the branch; empty when there is no such branch. */
  public Optional<Head> head(GitRemote remote, String branch) {
    try (ScratchRepository scratch = ScratchRepository.create()) {
      return session(remote, scratch.repository())
          .fetchTip(branch)
          .map(tip -> new Head(tip.name(), message(scratch.repository(), tip)));
    }
  }

  /**
   * Makes a branch that does not exist, with one commit on top of the base's head.
   *
   * @param message with its trailers
   * @param evenEmpty whether there is a commit, too, when nothing differs
   * @throws InvalidInput when there is no base
   */
  public Outcome branchOff(
      GitRemote remote,
      String branch,
      String base,
      Overlay overlay,
      String message,
      boolean evenEmpty) {
    return commit(remote, base, overlay, message, evenEmpty, branch, true);
  }

  /**
   * Puts one commit on top of the branch.
   *
   * @throws InvalidInput when there is no such branch
   */
  public Outcome add(GitRemote remote, String branch, Overlay overlay, String message) {
    return add(remote, branch, overlay, message, false);
  }

  /**
   * Puts one commit on top of the branch.
   *
   * @param evenEmpty whether there is a commit, too, when nothing differs
   * @throws InvalidInput when there is no such branch
   */
  public Outcome add(
      GitRemote remote, String branch, Overlay overlay, String message, boolean evenEmpty) {
    return commit(remote, branch, overlay, message, evenEmpty, branch, false);
  }

  private Outcome commit(
      GitRemote remote,
      String base,
      Overlay overlay,
      String message,
      boolean evenEmpty,
      String branch,
      boolean isNew) {
    try (ScratchRepository scratch = ScratchRepository.create()) {
      Session session = session(remote, scratch.repository());
      ObjectId parent =
          session
              .fetchTip(base)
              .orElseThrow(
                  () ->
                      new InvalidInput(
                          "%s has no branch %s. Correct the target branch, or push to it first."
                              .formatted(remote.name(), base)));
      ObjectId next = next(scratch.repository(), parent, overlay, message, evenEmpty);
      if (next.equals(parent)) {
        return new Outcome.Same();
      }
      return switch (session.push(branch, next, isNew ? ObjectId.zeroId() : parent)) {
        case OK -> new Outcome.Done(new Pushed(next.name(), true));
        case UP_TO_DATE -> new Outcome.Done(new Pushed(next.name(), false));
        default -> new Outcome.Overtaken();
      };
    }
  }

  private static ObjectId next(
      Repository repository, ObjectId parent, Overlay overlay, String message, boolean evenEmpty) {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader()) {
      ObjectId before = new RevWalk(reader).parseCommit(parent).getTree().getId();
      ObjectId after = OverlaidTree.write(reader, inserter, before, overlay);
      if (after.equals(before) && !evenEmpty) {
        return parent;
      }
      var text = new CommitText(overlay.author(), overlay.committer(), overlay.at(), message);
      return Commits.commit(inserter, after, parent, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Deletes the branch when it ends with this commit.
   *
   * @return whether it is gone
   */
  public boolean delete(GitRemote remote, String branch, String commit) {
    try (Repository repository = Session.memory()) {
      Session session = session(remote, repository);
      ObjectId expected = ObjectId.fromString(commit);
      Status status = session.push(branch, ObjectId.zeroId(), expected);
      return status == Status.OK
          || status == Status.UP_TO_DATE
          || !session.refs().containsKey(Constants.R_HEADS + branch);
    }
  }

  private static String message(Repository repository, ObjectId commit) {
    try (ObjectReader reader = repository.newObjectReader()) {
      return RevCommit.parse(reader.open(commit, Constants.OBJ_COMMIT).getBytes()).getFullMessage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Session session(GitRemote remote, Repository repository) {
    return Session.withOwn(remote, timeout, repository);
  }
}
