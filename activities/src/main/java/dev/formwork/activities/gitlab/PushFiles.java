package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.FilePlan;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.scm.Withdrawal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@Doc("Pushes files of the workspace to a branch of a GitLab project; a missing branch is made.")
final class PushFiles implements Action<PushFiles.Input, PushFiles.Output> {

  private static final String KIND = "branch";
  private static final String COMMIT = "commit";
  private static final String CHECKED = "checked";

  /** What happens to the files of the workspace. */
  enum CommitAction {
    AUTO,
    CREATE,
    UPDATE,
    DELETE
  }

  record Input(
      @Doc("The project, such as `gitlab.com?owner=acme&repo=payments` or `gitlab.com?project=42`.")
          String repoUrl,
      @Doc("Branch to push to, such as `main`.") String branchName,
      @Doc("Message of the commit.") String commitMessage,
      @Doc("Folder of the workspace whose files are pushed; all of it when left out.")
          @Default("\"\"")
          String sourcePath,
      @Doc("Folder of the project that the files go to; its root when left out.") @Default("\"\"")
          String targetPath,
      @Doc("Token to use in the place of the configured one.") @Nullable String token,
      @Doc(
              "What happens to the files: `auto` makes or changes them, `create` wants none, `update` all of them to be there, `delete` deletes them.")
          @Default("\"auto\"")
          CommitAction commitAction,
      @Doc("Whether there is a commit, too, when nothing differs.") @Default("false")
          boolean allowEmpty) {

    private FilePlan plan() {
      return new FilePlan(FilePlan.Kind.valueOf(commitAction.name()), sourcePath, targetPath);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, branchName=%s, commitAction=%s]"
          .formatted(repoUrl, branchName, commitAction);
    }
  }

  record Output(
      @Doc("Path or id of the project.") String projectid,
      @Doc("Path or id of the project.") String projectPath,
      @Doc("Hash of the commit; left out when nothing differed.") @Nullable String commitHash) {}

  private final Gitlabs gitlabs;

  PushFiles(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:repo:push";
  }

  @Override
  public Class<Input> inputType() {
    return Input.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults()
        .withTimeouts(Duration.ofMinutes(5), Duration.ofHours(1))
        .withUndo();
  }

  /** The files are checked before the first push: after it they are as they should be. */
  @Override
  public Output run(Input input, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    String project = target.project(null);
    Gitlab gitlab = gitlabs.get(target.host(), input.token());
    if (step.noted(CHECKED).isEmpty()) {
      input.plan().check(gitlab, project, input.branchName(), step);
      step.note(CHECKED, "yes");
    }
    String hash =
        gitlab
            .branches()
            .push(
                project,
                input.branchName(),
                input.plan().overlay(input.commitMessage(), step),
                input.allowEmpty(),
                step.mark())
            .orElse(null);
    if (hash == null) {
      step.log()
          .warn(
              "Nothing differs from branch %s of %s, so there is no commit. Set allowEmpty for an empty one."
                  .formatted(input.branchName(), project));
    } else {
      step.made(COMMIT, name(input, project), null);
    }
    return new Output(project, project, hash);
  }

  /** Deletes a branch that this step made; a commit on another's branch stays and is told. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    Gitlab gitlab = gitlabs.get(target.host(), input.token());
    if (gitlab.projects().find(target.project(null)).isEmpty()) {
      return;
    }
    switch (gitlab.branches().withdraw(target.project(null), input.branchName(), step.mark())) {
      case Withdrawal.Nothing nothing -> {}
      case Withdrawal.Gone gone ->
          step.undone(COMMIT, name(input, target.project(null)), text(gone.url()));
      case Withdrawal.Kept kept ->
          step.leftover(KIND, kept.name(), text(kept.url()), kept.reason());
    }
  }

  private static String name(Input input, String project) {
    return "%s of %s".formatted(input.branchName(), project);
  }

  private static @Nullable String text(@Nullable URI url) {
    return url == null ? null : url.toString();
  }
}
