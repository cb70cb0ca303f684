package dev.formwork.activities.publish;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepoUrl;
import dev.formwork.activities.port.scm.RepositorySettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Input of `publish:github`; names, defaults and meaning are Backstage's. */
record PublishGithubInput(
    @Doc("The new repository, such as `github.com?owner=acme&repo=payments`.") String repoUrl,
    @Doc("What the repository is for, in one sentence.") @Nullable String description,
    @Doc("Address of a page about what is in the repository.") @Nullable String homepage,
    @Doc("Who may read the repository.") @Default("\"private\"")
        NewRepository.Visibility repoVisibility,
    @Doc("Branch that the first commit goes to.")
        @Default("\"main\"")
        @Shape("{\"pattern\": \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"}")
        String defaultBranch,
    @Doc("Whether changes of the default branch need a pull request.") @Default("true")
        boolean protectDefaultBranch,
    @Doc("Whether the rules of the default branch bind administrators, too.") @Default("true")
        boolean protectEnforceAdmins,
    @Doc("Whether owners of changed code must approve.") @Default("false")
        boolean requireCodeOwnerReviews,
    @Doc("Whether a new commit takes approvals back.") @Default("false")
        boolean dismissStaleReviews,
    @Doc("How many people must approve a pull request, 0 to 6.")
        @Default("1")
        @Shape("{\"minimum\": 0, \"maximum\": 6}")
        int requiredApprovingReviewCount,
    @Doc("Checks that must pass before a merge, such as `build`.") @Default("[]")
        List<String> requiredStatusCheckContexts,
    @Doc("Whether a branch must hold the newest default branch before a merge.") @Default("true")
        boolean requireBranchesToBeUpToDate,
    @Doc("Whether all conversations must be resolved before a merge.") @Default("false")
        boolean requiredConversationResolution,
    @Doc("Whether somebody else than the last pusher must approve.") @Default("false")
        boolean requireLastPushApproval,
    @Doc("Whether merge commits are forbidden on the default branch.") @Default("false")
        boolean requiredLinearHistory,
    @Doc("Whether a branch is deleted when it is merged.") @Default("false")
        boolean deleteBranchOnMerge,
    @Doc("Whether pull requests may be merged by a merge commit.") @Default("true")
        boolean allowMergeCommit,
    @Doc("Whether pull requests may be squashed.") @Default("true") boolean allowSquashMerge,
    @Doc("Whether pull requests may be rebased.") @Default("true") boolean allowRebaseMerge,
    @Doc("Whether pull requests may merge by themselves when all rules are met.") @Default("false")
        boolean allowAutoMerge,
    @Doc("Whether the repository has projects; GitHub's default when left out.")
        @Nullable Boolean hasProjects,
    @Doc("Whether the repository has a wiki; GitHub's default when left out.")
        @Nullable Boolean hasWiki,
    @Doc("Whether the repository has issues; GitHub's default when left out.")
        @Nullable Boolean hasIssues,
    @Doc("Topics, up to 20, in lower case, such as `payments`.")
        @Default("[]")
        @Shape("{\"maxItems\": 20}")
        List<String> topics,
    @Doc("Secrets for the workflows of the repository, by name, such as `REGISTRY_TOKEN`.")
        @Default("{}")
        Map<String, String> secrets,
    @Doc("Message of the first commit.") @Default("\"initial commit\"") String gitCommitMessage,
    @Doc("Author of the first commit; the person who started the run when left out.")
        @Nullable String gitAuthorName,
    @Doc("E-mail address of the author; that of the person who started the run when left out.")
        @Nullable String gitAuthorEmail,
    @Doc("Folder of the workspace to publish, such as `service`; all of it when left out.")
        @Nullable String sourcePath) {

  NewRepository repository(RepoUrl url, String mark) {
    return new NewRepository(
        url.owner(), url.repo(), description, homepage, repoVisibility, defaultBranch, mark);
  }

  RepositorySettings settings() {
    return new RepositorySettings(
        topics.stream().map(topic -> topic.toLowerCase(Locale.ROOT)).toList(),
        hasIssues,
        hasProjects,
        hasWiki,
        deleteBranchOnMerge,
        allowMergeCommit,
        allowSquashMerge,
        allowRebaseMerge,
        allowAutoMerge);
  }

  BranchProtection protection() {
    return new BranchProtection(
        defaultBranch,
        protectEnforceAdmins,
        requiredApprovingReviewCount,
        requireCodeOwnerReviews,
        dismissStaleReviews,
        requiredStatusCheckContexts,
        requireBranchesToBeUpToDate,
        requiredConversationResolution,
        requireLastPushApproval,
        requiredLinearHistory);
  }

  Publication publication() {
    return new Publication(
        sourcePath, defaultBranch, gitCommitMessage, gitAuthorName, gitAuthorEmail);
  }

  @Override
  public String toString() {
    return "PublishGithubInput[repoUrl=%s, repoVisibility=%s, secrets=%s]"
        .formatted(repoUrl, repoVisibility, secrets.keySet());
  }
}
