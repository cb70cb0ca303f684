package dev.formwork.activities.publish;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Participants;
import dev.formwork.activities.port.scm.Person;
import dev.formwork.activities.port.scm.ProposedChange;
import dev.formwork.activities.port.scm.ProposedChange.ExistingBranch;
import dev.formwork.activities.port.scm.PullRequest;
import dev.formwork.activities.port.scm.PullRequestHost;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.RepositoryHosts;
import dev.formwork.activities.port.scm.Withdrawal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pull request to be opened on a host of one type.
 *
 * @param token in place of the configured login, or null
 */
record Proposal(
    RepositoryHosts hosts, String type, String repoUrl, @Nullable String token, String branch) {

  private static final String KIND = "pull request";

  /**
   * What the pull request says.
   *
   * @param target branch, or null for the repository's default
   */
  record Text(@Nullable String target, String title, String description, boolean draft) {}

  /**
   * The files of the workspace that are laid over the target.
   *
   * @param authorName null for the initiator
   */
  record Content(
      @Nullable String sourcePath,
      @Nullable String targetPath,
      List<String> deletions,
      String message,
      @Nullable String authorName,
      @Nullable String authorEmail) {

    Overlay overlay(StepContext step) {
      String source = sourcePath == null ? "" : sourcePath;
      Path directory = step.workspace().resolve(source, "sourcePath");
      if (!Files.isDirectory(directory)) {
        throw new InvalidInput(
            "There is no folder '%s' in the workspace (input: sourcePath). Correct the path."
                .formatted(source));
      }
      return new Overlay(
          directory,
          inside(targetPath == null ? "" : targetPath, "targetPath"),
          true,
          deletions.stream().map(path -> inside(path, "filesToDelete")).toList(),
          message,
          new Person(
              plain(authorName == null ? step.run().initiator().name() : authorName),
              plain(authorEmail == null ? step.run().initiator().email() : authorEmail)),
          Person.FORMWORK,
          step.run().createdAt());
    }

    private static String inside(String path, String input) {
      if (List.of(path.split("/")).contains("..")) {
        throw new InvalidInput(
            "Path '%s' leads out of the repository (input: %s). Leave out '..'."
                .formatted(path, input));
      }
      return Path.of("/", path).normalize().toString().substring(1);
    }

    private static String plain(String text) {
      return text.replaceAll("[\\p{Cntrl}<>]", "").strip();
    }
  }

  /** Opens the pull request; empty when nothing differs and none is wanted then. */
  Optional<PullRequest> open(
      Text text,
      Content content,
      ExistingBranch existing,
      boolean createWhenEmpty,
      Participants participants,
      StepContext step) {
    RepoUrl url = url();
    PullRequestHost host = hosts.pullRequests(url, type, token);
    var change =
        new ProposedChange(
            url.owner(),
            url.repo(),
            branch,
            text.target(),
            text.title(),
            text.description(),
            text.draft(),
            content.overlay(step),
            existing,
            createWhenEmpty,
            step.mark());
    Optional<PullRequest> opened = host.propose(change);
    opened.ifPresent(
        pullRequest -> {
          String name = "%s#%d".formatted(change.slug(), pullRequest.number());
          step.made(KIND, name, pullRequest.url().toString());
          if (!participants.isEmpty()) {
            host.invite(change.key(), pullRequest, participants).forEach(step.log()::warn);
          }
          step.link("Pull request " + name, pullRequest.url().toString());
        });
    return opened;
  }

  /** Closes the pull request and deletes its branch, unless it was merged or changed since. */
  void withdraw(StepContext step) {
    RepoUrl url = url();
    var key = new ProposedChange.Key(url.owner(), url.repo(), branch, step.mark());
    switch (hosts.pullRequests(url, type, token).withdraw(key, null)) {
      case Withdrawal.Nothing nothing -> {}
      case Withdrawal.Gone gone -> step.undone(KIND, gone.name(), address(gone.url()));
      case Withdrawal.Kept kept ->
          step.leftover(KIND, kept.name(), address(kept.url()), kept.reason());
    }
  }

  private RepoUrl url() {
    return RepoUrl.parse(repoUrl, "repoUrl", type);
  }

  private static @Nullable String address(@Nullable URI url) {
    return url == null ? null : url.toString();
  }
}
