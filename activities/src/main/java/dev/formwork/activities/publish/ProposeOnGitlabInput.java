package dev.formwork.activities.publish;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.port.gitlab.FilePlan;
import dev.formwork.activities.port.scm.Participants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input of `publish:gitlab:merge-request`; names, defaults and meaning are Backstage's. */
record ProposeOnGitlabInput(
    @Doc("The project, such as `gitlab.com?owner=acme&repo=payments` or `gitlab.com?project=42`.")
        String repoUrl,
    @Doc("Title of the merge request, and message of its commit.") String title,
    @Doc("Text of the merge request, Markdown.") @Default("\"\"") String description,
    @Doc("Branch that the change is pushed to; it must be new unless nothing is pushed.")
        @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/#-]*$\"}")
        String branchName,
    @Doc("Branch that it is to be merged into; the default branch when left out.")
        @Nullable String targetBranchName,
    @Doc(
            "Folder of the workspace whose files are pushed; `targetPath` in it, or all, when left out.")
        @Nullable String sourcePath,
    @Doc("Folder of the project that the files go to; its root when left out.")
        @Nullable String targetPath,
    @Doc("Token to use in the place of the configured one.") @Nullable String token,
    @Doc(
            "What happens to the files: `auto` makes or changes them, `create` wants none, `update` all of them to be there, `delete` deletes them, `skip` pushes nothing.")
        @Default("\"auto\"")
        CommitAction commitAction,
    @Doc("Not used; `repoUrl` names the project.") @Nullable String projectid,
    @Doc("Whether the branch goes away with the merge.") @Default("false")
        boolean removeSourceBranch,
    @Doc("Name of the user who is to merge it.") @Nullable String assignee,
    @Doc("Names of users who are asked for a review.") @Default("[]") List<String> reviewers,
    @Doc("Whether those are asked, too, who may approve by the rules of the project.")
        @Default("false")
        boolean assignReviewersFromApprovalRules,
    @Doc("Labels: a list, or a text with commas between them.")
        @Shape(
            "{\"oneOf\": [{\"type\": \"string\"}, {\"type\": \"array\", \"items\": {\"type\": \"string\"}}]}")
        @Nullable Object labels,
    @Doc("Whether it merges by itself as soon as all checks pass.") @Default("false")
        boolean autoMerge) {

  /** What happens to the files of the workspace. */
  enum CommitAction {
    AUTO,
    CREATE,
    UPDATE,
    DELETE,
    SKIP
  }

  /** As Backstage, `targetPath` names the source, too, when that is left out. */
  FilePlan plan() {
    String source = sourcePath != null ? sourcePath : targetPath;
    return new FilePlan(
        FilePlan.Kind.valueOf(commitAction.name()),
        source == null ? "" : source,
        targetPath == null ? "" : targetPath);
  }

  Participants participants() {
    return new Participants(
        reviewers,
        List.of(),
        assignee == null || assignee.isBlank() ? List.of() : List.of(assignee),
        labelList());
  }

  private List<String> labelList() {
    if (labels instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return labels == null || String.valueOf(labels).isBlank()
        ? List.of()
        : List.of(String.valueOf(labels).strip().split("\\s*,\\s*"));
  }

  @Override
  public String toString() {
    return "ProposeOnGitlabInput[repoUrl=%s, branchName=%s, commitAction=%s]"
        .formatted(repoUrl, branchName, commitAction);
  }
}
