package dev.formwork.activities.port.gitlab;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a commit does with the files of a workspace, in the words of Backstage's `commitAction`.
 *
 * @param sourcePath folder of the workspace; empty for all of it
 * @param targetPath folder of the project; empty for its root
 */
public record FilePlan(Kind kind, String sourcePath, String targetPath) {

  private static final int NAMED = 5;

  /** What happens to the files. */
  public enum Kind {
    /** They are made or changed, whatever is there. */
    AUTO,
    /** None of them may be there. */
    CREATE,
    /** All of them must be there. */
    UPDATE,
    /** They are deleted. */
    DELETE,
    /** Nothing is pushed. */
    SKIP
  }

  /**
   * Checks `create` and `update` against the branch.
   *
   * @param branch null for the default branch
   * @throws InvalidInput when files are there that must not be, or are not there that must be
   */
  public void check(Gitlab gitlab, String project, @Nullable String branch, StepContext step) {
    if (kind != Kind.CREATE && kind != Kind.UPDATE) {
      return;
    }
    int slash = project.lastIndexOf('/');
    Optional<Repository> repository =
        gitlab
            .repositories()
            .find(slash < 0 ? "" : project.substring(0, slash), project.substring(slash + 1));
    if (repository.isEmpty()) {
      return;
    }
    String target = branch == null ? repository.get().defaultBranch() : branch;
    List<String> wrong =
        paths(step).stream()
            .filter(
                path ->
                    gitlab.repositories().read(repository.get(), target, path).isPresent()
                        == (kind == Kind.CREATE))
            .limit(NAMED)
            .toList();
    if (!wrong.isEmpty()) {
      throw new InvalidInput(
          "On branch %s of %s %s: %s (input: commitAction). Use auto, or correct the files."
              .formatted(
                  target,
                  project,
                  kind == Kind.CREATE ? "are already" : "are missing",
                  String.join(", ", wrong)));
    }
  }

  /** The commit, by the person who started the run. */
  public Overlay overlay(String message, StepContext step) {
    boolean writes = kind == Kind.AUTO || kind == Kind.CREATE || kind == Kind.UPDATE;
    return new Overlay(
        writes ? directory(step) : null,
        trimmed(targetPath),
        true,
        kind == Kind.DELETE ? paths(step) : List.of(),
        message,
        new Person(plain(step.run().initiator().name()), plain(step.run().initiator().email())),
        Person.FORMWORK,
        step.run().createdAt());
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]", "").strip();
  }

  /** The files as the project has them. */
  private List<String> paths(StepContext step) {
    Path directory = directory(step);
    String prefix = trimmed(targetPath).isEmpty() ? "" : trimmed(targetPath) + "/";
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> Files.isRegularFile(file) || Files.isSymbolicLink(file))
          .map(file -> prefix + directory.relativize(file))
          .filter(path -> !("/" + path).contains("/.git/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path directory(StepContext step) {
    Path directory = step.workspace().resolve(trimmed(sourcePath), "sourcePath");
    if (!Files.isDirectory(directory)) {
      throw new InvalidInput(
          "There is no folder '%s' in the workspace (input: sourcePath). Correct the path."
              .formatted(sourcePath));
    }
    return directory;
  }

  private static String trimmed(String path) {
    return path.replaceAll("^(\\./|/)+|/+$", "").replaceAll("^\\.$", "");
  }
}
