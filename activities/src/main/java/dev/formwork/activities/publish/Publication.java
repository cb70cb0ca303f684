package dev.formwork.activities.publish;

import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first commit of a new repository. Its message names the step that made it, so that an undo
 * knows it even when nobody knows whether it was pushed.
 *
 * @param sourcePath folder of the workspace, or null for all of it
 * @param authorName null for the initiator
 * @param authorEmail null for the initiator
 */
record Publication(
    @Nullable String sourcePath,
    String branch,
    String message,
    @Nullable String authorName,
    @Nullable String authorEmail) {

  static final String KIND = "repository";

  /** The same with another message. */
  Publication withMessage(String other) {
    return new Publication(sourcePath, branch, other, authorName, authorEmail);
  }

  /** Pushes the workspace into a repository that this step made. */
  CommitReceipt push(RepositoryHost host, Repository repository, StepContext step) {
    FirstCommit commit = FirstCommit.of(step, sourcePath, branch, message, authorName, authorEmail);
    step.log().info("Pushing to branch %s of %s.".formatted(branch, repository.slug()));
    return host.push(repository, commit);
  }

  /**
   * Deletes the repository when this step made it and nobody changed it since.
   *
   * @param commitHash of the first commit, or null when nobody knows whether it was pushed
   */
  static void undo(
      RepositoryHost host,
      Optional<Repository> found,
      @Nullable String commitHash,
      StepContext step) {
    if (commitHash != null && found.isPresent() && found.get().mark() == null) {
      step.leftover(
          KIND,
          found.get().slug(),
          found.get().webUrl().toString(),
          "It no longer tells which step made it. Delete it by hand when nobody needs it.");
      return;
    }
    Repository repository = found.filter(candidate -> candidate.isMadeBy(step.mark())).orElse(null);
    if (repository == null) {
      return;
    }
    String url = repository.webUrl().toString();
    Optional<String> change = host.changedSince(repository, commitHash);
    if (change.isPresent()) {
      String reason = change.get() + " Delete it by hand when nobody needs it.";
      step.leftover(KIND, repository.slug(), url, reason);
      return;
    }
    host.delete(repository);
    step.undone(KIND, repository.slug(), url);
  }
}
