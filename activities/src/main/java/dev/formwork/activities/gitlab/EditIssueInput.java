package dev.formwork.activities.gitlab;

import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.port.gitlab.IssueChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input of `gitlab:issue:edit`; names, defaults and meaning are Backstage's. */
record EditIssueInput(
    @Doc("The GitLab, such as `gitlab.com`; the project may follow: `?owner=acme&repo=payments`.")
        String repoUrl,
    @Doc("Token to use in the place of the configured one.") @Nullable String token,
    @Doc("Id of the project, such as `42`.") long projectId,
    @Doc("Number of the issue in its project, such as `7`.") long issueIid,
    @Doc("Labels to add, with commas between them.") @Nullable String addLabels,
    @Doc("Ids of the people who are to do it.") @Nullable List<Long> assignees,
    @Doc("Whether only members of the project see it.") @Nullable Boolean confidential,
    @Doc("Text of the issue, Markdown.") @Nullable String description,
    @Doc("Whether only members may comment.") @Nullable Boolean discussionLocked,
    @Doc("When it is due, such as `2026-12-24`.") @Nullable String dueDate,
    @Doc("Id of the epic that it belongs to.") @Nullable Long epicId,
    @Doc("Kind of issue.")
        @Shape(
            "{\"type\": \"string\", \"enum\": [\"issue\", \"incident\", \"test_case\", \"task\"]}")
        @Nullable String issueType,
    @Doc("Labels in the place of those that it has, with commas between them.")
        @Nullable String labels,
    @Doc("Id of the milestone; 0 for none.") @Nullable Long milestoneId,
    @Doc("Labels to remove, with commas between them.") @Nullable String removeLabels,
    @Doc("`close` closes it, `reopen` opens it again.")
        @Shape("{\"type\": \"string\", \"enum\": [\"close\", \"reopen\"]}")
        @Nullable String stateEvent,
    @Doc("Title of the issue.") @Nullable String title,
    @Doc("When it was changed, such as `2026-11-21T10:00:00Z`; only owners may say so.")
        @Nullable String updatedAt,
    @Doc("Weight, from 0.") @Shape("{\"minimum\": 0}") @Nullable Integer weight) {

  IssueChange change() {
    return new IssueChange(
        title,
        description,
        labels,
        addLabels,
        removeLabels,
        assignees,
        confidential,
        discussionLocked,
        dueDate,
        epicId,
        issueType,
        milestoneId,
        weight,
        stateEvent,
        updatedAt);
  }

  @Override
  public String toString() {
    return "EditIssueInput[repoUrl=%s, projectId=%d, issueIid=%d]"
        .formatted(repoUrl, projectId, issueIid);
  }
}
