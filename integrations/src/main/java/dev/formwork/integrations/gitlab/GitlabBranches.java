package dev.formwork.integrations.gitlab;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.Unavailable;
import dev.formwork.activities.port.gitlab.Branches;
import dev.formwork.activities.port.gitlab.Project;
import dev.formwork.activities.port.scm.Overlay;
import dev.formwork.activities.port.scm.Withdrawal;
import dev.formwork.integrations.git.GitBranches;
import dev.formwork.integrations.git.GitBranches.Head;
import dev.formwork.integrations.git.GitBranches.Outcome;
import dev.formwork.integrations.git.GitRemote;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Branches by Git over HTTPS; a trailer of the commit names the step. */
final class GitlabBranches implements Branches {

  private static final String MADE = "Formwork-Step: ";
  private static final String ADDED = "Formwork-Added-By: ";
  private static final int ATTEMPTS = 5;

  private final GitlabApi api;
  private final GitBranches git;

  GitlabBranches(GitlabApi api, Duration timeout) {
    this.api = api;
    this.git = new GitBranches(timeout);
  }

  @Override
  public Optional<String> push(
      String project, String branch, Overlay overlay, boolean evenEmpty, String mark) {
    Project found = require(project);
    GitRemote remote = GitlabRepositoryHost.remote(api, found.path(), found.cloneUrl());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Head head = git.head(remote, branch).orElse(null);
      if (head != null && (ends(head, MADE, mark) || ends(head, ADDED, mark))) {
        return Optional.of(head.commit());
      }
      String base = found.defaultBranch() == null ? "main" : found.defaultBranch();
      Outcome outcome =
          head == null
              ? git.branchOff(
                  remote, branch, base, overlay, message(overlay, MADE, mark), evenEmpty)
              : git.add(remote, branch, overlay, message(overlay, ADDED, mark), evenEmpty);
      switch (outcome) {
        case Outcome.Done done -> {
          return Optional.of(done.pushed().commit());
        }
        case Outcome.Same same -> {
          return Optional.empty();
        }
        case Outcome.Overtaken overtaken -> {}
      }
    }
    throw new Unavailable(
        "Branch %s of %s moved %d times while a commit was being pushed to it."
            .formatted(branch, project, ATTEMPTS));
  }

  @Override
  public Withdrawal withdraw(String project, String branch, String mark) {
    Project found = new GitlabProjects(api).find(project).orElse(null);
    if (found == null) {
      return new Withdrawal.Nothing();
    }
    GitRemote remote = GitlabRepositoryHost.remote(api, found.path(), found.cloneUrl());
    Head head = git.head(remote, branch).orElse(null);
    String name = found.path() + ":" + branch;
    URI page = URI.create(found.webUrl() + "/-/tree/" + branch);
    if (head != null && ends(head, ADDED, mark)) {
      return new Withdrawal.Kept(
          name,
          page,
          "Commit %s is on a branch that was there before. Revert it by hand."
              .formatted(head.commit()));
    }
    boolean gone =
        head != null && ends(head, MADE, mark) && git.delete(remote, branch, head.commit());
    return gone ? new Withdrawal.Gone(name, page) : new Withdrawal.Nothing();
  }

  private Project require(String project) {
    return new GitlabProjects(api)
        .find(project)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "Project %s does not exist on GitLab, or the token may not see it (input: repoUrl). Correct the address."
                        .formatted(project)));
  }

  private static String message(Overlay overlay, String trailer, String mark) {
    return "%s\n\n%s%s\n".formatted(overlay.message().strip(), trailer, mark);
  }

  private static boolean ends(Head head, String trailer, String mark) {
    return head.message().endsWith("\n" + trailer + mark + "\n");
  }
}
