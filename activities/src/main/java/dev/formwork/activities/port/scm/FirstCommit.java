package dev.formwork.activities.port.scm;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commit that a new repository starts with. Its hash depends on these values and on the files
 * alone.
 *
 * @param directory whose files become the tree, without `.git`; modes and links are kept
 * @param branch that the commit is pushed to
 * @param at author's and committer's time, in UTC
 */
public record FirstCommit(
    Path directory, String branch, String message, Person author, Person committer, Instant at) {

  private static final Pattern TRAILER = Pattern.compile("\n\nChange-Id: I[0-9a-f]{40}$");

  private static final Pattern REPOSITORY = Pattern.compile("\nFormwork-Repository: (\\S.*)\n$");

  /**
   * The commit of a step's workspace. Its message names the step, so that an undo knows it even
   * when nobody knows whether it was pushed.
   *
   * @param sourcePath folder of the workspace, or null for all of it
   * @param authorName null for the initiator
   * @param authorEmail null for the initiator
   * @throws InvalidInput when there is no such folder or no file in it
   */
  public static FirstCommit of(
      StepContext step,
      @Nullable String sourcePath,
      String branch,
      String message,
      @Nullable String authorName,
      @Nullable String authorEmail) {
    return new FirstCommit(
        directory(sourcePath == null ? "" : sourcePath, step),
        branch,
        marked(message.strip(), step.mark()),
        new Person(
            plain(authorName == null ? step.run().initiator().name() : authorName),
            plain(authorEmail == null ? step.run().initiator().email() : authorEmail)),
        Person.FORMWORK,
        step.run().createdAt());
  }

  /** With the mark as a trailer, beside one that is there. */
  private static String marked(String message, String mark) {
    String gap = TRAILER.matcher(message).find() ? "\n" : "\n\n";
    return message + gap + "Formwork-Step: " + mark + "\n";
  }

  private static Path directory(String sourcePath, StepContext step) {
    Path directory = step.workspace().resolve(sourcePath, "sourcePath");
    if (!Files.isDirectory(directory)) {
      throw new InvalidInput(
          "There is no folder '%s' in the workspace (input: sourcePath). Correct the path."
              .formatted(sourcePath));
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

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]", "").strip();
  }

  /** The same commit, whose message names also the step that made the repository. */
  public FirstCommit into(Repository repository) {
    return repository.mark() == null
        ? this
        : new FirstCommit(
            directory,
            branch,
            message + "Formwork-Repository: %s\n".formatted(repository.mark()),
            author,
            committer,
            at);
  }

  /** The mark of the step that made the repository, from the message of such a commit. */
  public static Optional<String> repositoryMark(String message) {
    Matcher matcher = REPOSITORY.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
