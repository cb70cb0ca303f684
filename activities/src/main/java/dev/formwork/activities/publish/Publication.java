package dev.formwork.activities.publish;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.CommitReceipt;
import dev.formwork.activities.port.scm.FirstCommit;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import dev.formwork.activities.port.scm.RepositoryHost;
import dev.formwork.workflows.Initiator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
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

  private static final Person COMMITTER = new Person("Formwork", "formwork@noreply.localhost");

  /** Pushes the workspace into a repository that this step made. */
  CommitReceipt push(RepositoryHost host, Repository repository, StepContext step) {
    Path directory = directory(step);
    step.log().info("Pushing to branch %s of %s.".formatted(branch, repository.slug()));
    return host.push(
        repository,
        new FirstCommit(
            directory,
            branch,
            "%s\n\nFormwork-Step: %s\n".formatted(message.strip(), step.mark()),
            author(step.run().initiator()),
            COMMITTER,
            step.run().createdAt()));
  }

  private Path directory(StepContext step) {
    String path = sourcePath == null ? "" : sourcePath;
    Path directory = step.workspace().resolve(path, "sourcePath");
    if (!Files.isDirectory(directory)) {
      throw new InvalidInput(
          "There is no folder '%s' in the workspace (input: sourcePath). Correct the path."
              .formatted(path));
    }
    try (Stream<Path> files = Files.walk(directory)) {
      if (files.noneMatch(file -> Files.isRegularFile(file))) {
        throw new InvalidInput(
            "There are no files to publish in the workspace (input: sourcePath). Put a step such as fetch:template before this one.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return directory;
  }

  private Person author(Initiator initiator) {
    return new Person(
        plain(authorName == null ? initiator.name() : authorName),
        plain(authorEmail == null ? initiator.email() : authorEmail));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]", "").strip();
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
