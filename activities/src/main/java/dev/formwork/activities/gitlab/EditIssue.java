package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Issue;
import dev.formwork.activities.port.gitlab.IssueChange;
import dev.formwork.activities.port.gitlab.Issues;
import org.jspecify.annotations.Nullable;

@Doc("Changes an issue of a GitLab project.")
final class EditIssue implements Action<EditIssueInput, EditIssue.Output> {

  private static final String KIND = "change of issue";
  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  record Output(
      @Doc("Page of the issue.") String issueUrl,
      @Doc("Id of the project.") long projectId,
      @Doc("Id of the issue.") long issueId,
      @Doc("Number of the issue in its project.") long issueIid,
      @Doc("Whether it is `opened` or `closed`.") String state,
      @Doc("Title of the issue.") String title,
      @Doc("When it was changed.") String updatedAt) {}

  private final Gitlabs gitlabs;

  EditIssue(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:issue:edit";
  }

  @Override
  public Class<EditIssueInput> inputType() {
    return EditIssueInput.class;
  }

  @Override
  public Class<Output> outputType() {
    return Output.class;
  }

  @Override
  public ActionTraits traits() {
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public Output run(EditIssueInput input, StepContext step) {
    Issues issues = Target.open(gitlabs, input.repoUrl(), input.token()).issues();
    String project = "" + input.projectId();
    IssueChange change = input.change();
    if (step.noted(BEFORE).isEmpty()) {
      step.note(BEFORE, IssueChanges.text(IssueChanges.touched(find(issues, input), change)));
    }
    Issue issue = issues.change(project, input.issueIid(), change);
    step.note(AFTER, IssueChanges.text(IssueChanges.touched(issue, change)));
    step.made(KIND, name(input), issue.webUrl().toString());
    return new Output(
        issue.webUrl().toString(),
        issue.projectId(),
        issue.id(),
        issue.iid(),
        issue.state(),
        issue.title(),
        issue.updatedAt());
  }

  private static String name(EditIssueInput input) {
    return "#%d of project %d".formatted(input.issueIid(), input.projectId());
  }

  private static Issue find(Issues issues, EditIssueInput input) {
    return issues
        .find("" + input.projectId(), input.issueIid())
        .orElseThrow(
            () ->
                new InvalidInput(
                    "Project %d has no issue #%d, or hides it from the token (input: issueIid). Correct the number."
                        .formatted(input.projectId(), input.issueIid())));
  }

  /**
   * Gives the issue back what it had, where nobody changed it since. A change has no place for a
   * mark, so what was before is noted before it.
   */
  @Override
  public void undo(EditIssueInput input, @Nullable Output output, StepContext step) {
    String before = step.noted(BEFORE).orElse(null);
    if (before == null) {
      if (output != null) {
        String reason = "Nobody knows any more how it was before. Look at it by hand.";
        step.leftover(KIND, name(input), output.issueUrl(), reason);
      }
      return;
    }
    Gitlab gitlab = Target.open(gitlabs, input.repoUrl(), input.token());
    if (gitlab.projects().find("" + input.projectId()).isEmpty()) {
      return;
    }
    Issues issues = gitlab.issues();
    Issue issue = issues.find("" + input.projectId(), input.issueIid()).orElse(null);
    if (issue != null) {
      giveBack(before, issue, input, issues, step);
    }
  }

  private static void giveBack(
      String before, Issue issue, EditIssueInput input, Issues issues, StepContext step) {
    String name = name(input);
    String now = IssueChanges.text(IssueChanges.touched(issue, input.change()));
    if (now.equals(before)) {
      return;
    }
    String page = issue.webUrl().toString();
    if (!now.equals(step.noted(AFTER).orElse(now))) {
      String reason = "Somebody changed it after the run. Look at it by hand.";
      step.leftover(KIND, name, page, reason);
      return;
    }
    issues.change("" + input.projectId(), input.issueIid(), IssueChanges.parse(before));
    step.undone(KIND, name, page);
  }
}
