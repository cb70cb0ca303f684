package dev.formwork.activities.publish;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.workflows.Initiator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input of `publish:github:pull-request`; names, defaults and meaning are Backstage's. */
record PublishGithubPullRequestInput(
    @Doc("The repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
    @Doc("Branch that the change is pushed to, such as `add-logging`.")
        @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
        String branchName,
    @Doc("Title of the pull request.") String title,
    @Doc("Text of the pull request, in Markdown.") String description,
    @Doc("Branch to merge into; the repository's default branch when left out.")
        @Nullable String targetBranchName,
    @Doc("Whether the pull request is a draft.") @Default("false") boolean draft,
    @Doc("Folder of the workspace with the files, such as `service`; all of it when left out.")
        @Nullable String sourcePath,
    @Doc("Folder of the repository that the files go to; its root when left out.")
        @Nullable String targetPath,
    @Doc("Files of the repository to delete, from its root, such as `docs/old.md`.") @Default("[]")
        List<String> filesToDelete,
    @Doc("Logins of people who are asked for a review, such as `ada`.") @Default("[]")
        List<String> reviewers,
    @Doc("Slugs of teams that are asked for a review, such as `platform`.") @Default("[]")
        List<String> teamReviewers,
    @Doc("Logins of people who are to see to it, such as `ada`.") @Default("[]")
        List<String> assignees,
    @Doc("Message of the commit; the title when left out.") @Nullable String commitMessage,
    @Doc("Whether the change is added to a branch of this name that is there already.")
        @Default("false")
        boolean update,
    @Doc("Whether the change is proposed from a fork; forks are not made here, so `false`.")
        @Default("false")
        boolean forceFork,
    @Doc("Author of the commit; the person who started the run when left out.")
        @Nullable String gitAuthorName,
    @Doc("E-mail address of the author; that of the person who started the run when left out.")
        @Nullable String gitAuthorEmail,
    @Doc("Whether the commit names no person, but Formwork as its author.") @Default("false")
        boolean forceEmptyGitAuthor,
    @Doc("Whether there is a pull request, too, when nothing differs.") @Default("true")
        boolean createWhenEmpty,
    @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

  /**
   * The change as it should be.
   *
   * @throws InvalidInput when there is no source folder, or a fork is asked for
   */
  ProposedChange change(RepoUrl url, StepContext step) {
    if (forceFork) {
      throw new InvalidInput(
          "The change cannot be proposed from a fork (input: forceFork). Leave it out, and give the token write access to %s/%s."
              .formatted(url.owner(), url.repo()));
    }
    return new ProposedChange(
        url.owner(),
        url.repo(),
        branchName,
        targetBranchName,
        title,
        description,
        draft,
        overlay(step),
        update ? ExistingBranch.ADD : ExistingBranch.REFUSE,
        createWhenEmpty,
        step.mark());
  }

  private Overlay overlay(StepContext step) {
    String source = sourcePath == null ? "" : sourcePath;
    Path directory = step.workspace().resolve(source, "sourcePath");
    if (!Files.isDirectory(directory)) {
      throw new InvalidInput(
          "There is no folder '%s' in the workspace (input: sourcePath). Correct the path."
              .formatted(source));
    }
    return new Overlay(
        directory,
        plain(targetPath == null ? "" : targetPath, "targetPath"),
        true,
        filesToDelete.stream().map(path -> plain(path, "filesToDelete")).toList(),
        commitMessage == null || commitMessage.isBlank() ? title : commitMessage,
        author(step.run().initiator()),
        Person.FORMWORK,
        step.run().createdAt());
  }

  /** A path of the repository without `.`, and without `/` at its ends. */
  private static String plain(String path, String input) {
    Path normal = Path.of("/", path).normalize();
    if (List.of(path.split("/")).contains("..")) {
      throw new InvalidInput(
          "Path '%s' leads out of the repository (input: %s). Leave out '..'."
              .formatted(path, input));
    }
    return normal.toString().substring(1);
  }

  private Person author(Initiator initiator) {
    if (forceEmptyGitAuthor) {
      return Person.FORMWORK;
    }
    return new Person(
        harmless(gitAuthorName == null ? initiator.name() : gitAuthorName),
        harmless(gitAuthorEmail == null ? initiator.email() : gitAuthorEmail));
  }

  private static String harmless(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]", "").strip();
  }

  Participants participants() {
    return new Participants(reviewers, teamReviewers, assignees, List.of());
  }

  @Override
  public String toString() {
    return "PublishGithubPullRequestInput[repoUrl=%s, branchName=%s]"
        .formatted(repoUrl, branchName);
  }
}
