package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.gitlab.Gitlab;
import dev.formwork.activities.port.gitlab.Gitlabs;
import dev.formwork.activities.port.gitlab.Issue;
import dev.formwork.activities.port.gitlab.IssueChange;
import dev.formwork.activities.port.gitlab.Issues;
import dev.formwork.activities.port.gitlab.NewIssue;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Creates an issue in a GitLab project.")
final class CreateIssue implements Action<CreateIssue.Input, CreateIssue.Output> {

  private static final String KIND = "issue";

  record Input(
      @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
          String repoUrl,
      @Doc("Token to use in the place of the configured one.") @Nullable String token,
      @Doc("Id of the project; `repoUrl` names it when left out.")
          @Shape("{\"type\": [\"integer\", \"string\"]}")
          @Nullable Object projectId,
      @Doc("Title of the issue.") @Shape("{\"minLength\": 1}") String title,
      @Doc("Text of the issue, Markdown.") @Nullable String description,
      @Doc("Ids of the people who are to do it.") @Default("[]") List<Long> assignees,
      @Doc("Whether only members of the project see it.") @Nullable Boolean confidential,
      @Doc("When it was made, such as `2026-11-21T10:00:00Z`; only owners may say so.")
          @Nullable String createdAt,
      @Doc("When it is due, such as `2026-12-24T00:00:00Z`.") @Nullable String dueDate,
      @Doc("Id of a discussion that the issue resolves.") @Nullable String discussionToResolve,
      @Doc("Number of the merge request whose discussions the issue resolves.")
          @Nullable Long mergeRequestToResolveDiscussionsOf,
      @Doc("Id of the epic that it belongs to.") @Nullable Long epicId,
      @Doc("Labels, with commas between them.") @Nullable String labels,
      @Doc("Kind of issue; a plain one when left out.")
          @Shape(
              "{\"type\": \"string\", \"enum\": [\"issue\", \"incident\", \"test_case\", \"task\"]}")
          @Nullable String issueType,
      @Doc("Id of the milestone.") @Nullable Long milestoneId,
      @Doc("Weight, from 0.") @Shape("{\"minimum\": 0}") @Nullable Integer weight) {

    private NewIssue issue(String mark) {
      return new NewIssue(
          title,
          description,
          confidential,
          assignees,
          labels,
          createdAt,
          dueDate,
          discussionToResolve,
          mergeRequestToResolveDiscussionsOf,
          epicId,
          issueType,
          milestoneId,
          weight,
          mark);
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, projectId=%s, title=%s]".formatted(repoUrl, projectId, title);
    }
  }

  record Output(
      @Doc("Page of the issue.") String issueUrl,
      @Doc("Id of the issue.") long issueId,
      @Doc("Number of the issue in its project.") long issueIid) {}

  private final Gitlabs gitlabs;

  CreateIssue(Gitlabs gitlabs) {
    this.gitlabs = gitlabs;
  }

  @Override
  public String id() {
    return "gitlab:issues:create";
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
    return ActionTraits.defaults().withUndo();
  }

  @Override
  public Output run(Input input, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    String project = target.project(input.projectId());
    Issues issues = gitlabs.get(target.host(), input.token()).issues();
    Issue issue =
        issues
            .madeBy(project, step.mark())
            .orElseGet(() -> issues.create(project, input.issue(step.mark())));
    String page = issue.webUrl().toString();
    step.made(KIND, name(issue, input), page);
    step.link("Issue #" + issue.iid(), page);
    return new Output(page, issue.id(), issue.iid());
  }

  /** Closes the issue: deleting one is for owners alone, and leaves no trace of the run. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {
    Target target = Target.parse(input.repoUrl());
    String project = target.project(input.projectId());
    Gitlab gitlab = gitlabs.get(target.host(), input.token());
    if (gitlab.projects().find(project).isEmpty()) {
      return;
    }
    Issues issues = gitlab.issues();
    Issue issue = issues.madeBy(project, step.mark()).orElse(null);
    if (issue == null || !issue.state().equals("opened")) {
      return;
    }
    String page = issue.webUrl().toString();
    if (issue.comments() > 0) {
      String reason = "People wrote below it. Close it by hand when nobody needs it.";
      step.leftover(KIND, name(issue, input), page, reason);
      return;
    }
    if (isEdited(issue, input)) {
      String reason = "Somebody edited it. Close it by hand when nobody needs it.";
      step.leftover(KIND, name(issue, input), page, reason);
      return;
    }
    issues.change(project, issue.iid(), IssueChange.closed());
    step.undone(KIND, name(issue, input), page);
  }

  private static String name(Issue issue, Input input) {
    return "#%d %s".formatted(issue.iid(), input.title());
  }

  private static boolean isEdited(Issue issue, Input input) {
    String text = input.description() == null ? "" : input.description().strip();
    return !issue.title().equals(input.title().strip())
        || !issue.description().strip().startsWith(text);
  }
}
