package dev.formwork.integrations.git;

import dev.formwork.activities.action.ActionException.Conflict;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.scm.FileChange;
import dev.formwork.activities.port.scm.FileCommit;
import dev.formwork.activities.port.scm.FirstCommit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.jspecify.annotations.Nullable;

/**
 * Reads and pushes branches of remote repositories. Safe for use by many threads; commits to one
 * branch of one remote are made one after the other in this JVM, and against other writers by a
 * lease.
 */
public final class GitClient {

  /** How often a commit is made anew because another writer was faster. */
  private static final int LEASE_ATTEMPTS = 8;

  private final Duration timeout;
  private final Map<String, ReentrantLock> lines = new ConcurrentHashMap<>();

  /**
   * @param timeout for connecting and for each wait for bytes; rounded up to seconds
   */
  public GitClient(Duration timeout) {
    IsolatedGit.install();
    this.timeout = timeout;
  }

  /**
   * A branch's tip after a push.
   *
   * @param moved whether this push moved it
   */
  public record Pushed(String commit, boolean moved) {}

  /**
   * Pushes the files of a directory as the first commit of a branch. Doing it again changes
   * nothing.
   *
   * @throws Conflict when the branch has other commits
   */
  public Pushed push(GitRemote remote, FirstCommit first) {
    try (Repository repository = Session.memory()) {
      ObjectId commit = write(repository, first);
      Session session = session(remote, repository);
      return switch (session.push(first.branch(), commit, ObjectId.zeroId())) {
        case OK -> new Pushed(commit.name(), true);
        case UP_TO_DATE -> new Pushed(commit.name(), false);
        default ->
            throw new Conflict(
                "Branch %s of %s already has other commits, so nothing was pushed. Choose another repository or branch."
                    .formatted(first.branch(), remote.name()));
      };
    }
  }

  /**
   * Commits the changes on top of the branch and pushes them, as often as other writers come first.
   * Changes that are there already make no commit and answer the branch's tip.
   *
   * @throws Conflict when a file is neither as before nor as it should be
   * @throws Unavailable when other writers were faster again and again
   */
  public Pushed commit(GitRemote remote, FileCommit commit) {
    ReentrantLock line =
        lines.computeIfAbsent(remote.url() + "#" + commit.branch(), key -> new ReentrantLock());
    line.lock();
    try {
      for (int attempt = 0; attempt < LEASE_ATTEMPTS; attempt++) {
        Optional<Pushed> pushed = tryCommit(remote, commit);
        if (pushed.isPresent()) {
          return pushed.get();
        }
      }
    } finally {
      line.unlock();
    }
    throw new Unavailable(
        "Branch %s of %s moved %d times while a commit was being pushed to it."
            .formatted(commit.branch(), remote.name(), LEASE_ATTEMPTS));
  }

  /** The text of a file on a branch; empty when file, branch or any commit is missing. */
  public Optional<String> read(GitRemote remote, String branch, String path) {
    try (ScratchRepository scratch = ScratchRepository.create()) {
      return session(remote, scratch.repository())
          .fetchTip(branch)
          .flatMap(tip -> read(scratch.repository(), tip, path));
    }
  }

  /**
   * Why the remote holds more than the commits of one run, in a full sentence; empty when it does
   * not.
   *
   * @param commit the first commit; null stands for one without parents whose message names the
   *     mark. Commits on top of it may be those of later steps of the same run
   * @param mark of a step of the run
   * @param hidden beginnings of refs that the host itself keeps, such as `refs/pull/`
   */
  public Optional<String> changedSince(
      GitRemote remote, @Nullable String commit, String mark, String... hidden) {
    try (ScratchRepository scratch = ScratchRepository.create()) {
      return new Untouched(session(remote, scratch.repository()), scratch.repository())
          .changedSince(remote.name(), commit, mark, List.of(hidden));
    }
  }

  private Optional<Pushed> tryCommit(GitRemote remote, FileCommit commit) {
    try (ScratchRepository scratch = ScratchRepository.create()) {
      Session session = session(remote, scratch.repository());
      ObjectId tip = session.fetchTip(commit.branch()).orElse(null);
      ObjectId next = next(scratch.repository(), tip, commit, remote.name());
      if (next.equals(tip)) {
        return Optional.of(new Pushed(next.name(), false));
      }
      ObjectId expected = tip == null ? ObjectId.zeroId() : tip;
      Status status = session.push(commit.branch(), next, expected);
      return status == Status.OK || status == Status.UP_TO_DATE
          ? Optional.of(new Pushed(next.name(), true))
          : Optional.empty();
    }
  }

  /** The commit after the changes: the tip itself when they are there already. */
  private static ObjectId next(
      Repository repository, @Nullable ObjectId tip, FileCommit commit, String name) {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader()) {
      ObjectId before = tip == null ? null : new RevWalk(reader).parseCommit(tip).getTree().getId();
      GitTree tree = new GitTree(reader, inserter, before);
      for (FileChange change : commit.changes()) {
        apply(change, tree, commit.branch(), name);
      }
      ObjectId after = tree.write();
      return after.equals(before) && tip != null
          ? tip
          : Commits.commit(inserter, after, tip, CommitText.of(commit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void apply(FileChange change, GitTree tree, String branch, String name)
      throws IOException {
    String now = tree.text(change.path()).orElse(null);
    if (Objects.equals(now, change.after())) {
      return;
    }
    if (!Objects.equals(now, change.before())) {
      throw new Conflict(
          "File %s on branch %s of %s was changed by somebody else, so it was left as it is. Look at it, then decide by hand."
              .formatted(change.path(), branch, name));
    }
    if (change.after() == null) {
      tree.delete(change.path());
    } else {
      tree.put(change.path(), change.after());
    }
  }

  private static Optional<String> read(Repository repository, ObjectId tip, String path) {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader()) {
      ObjectId tree = new RevWalk(reader).parseCommit(tip).getTree().getId();
      return new GitTree(reader, inserter, tree).text(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectId write(Repository repository, FirstCommit first) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId tree = Commits.tree(inserter, DirectoryFiles.of(first.directory()));
      return Commits.commit(inserter, tree, null, CommitText.of(first));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Session session(GitRemote remote, Repository repository) {
    return Session.withOwn(remote, timeout, repository);
  }
}
