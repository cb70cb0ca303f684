package dev.formwork.activities.port.github;

import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for changes of a branch; names, defaults and meaning are Backstage's. */
public record BranchRules(
    @Doc("Whether owners of changed code must approve.") @Default("false")
        boolean requireCodeOwnerReviews,
    @Doc("Whether a new commit takes approvals back.") @Default("false")
        boolean dismissStaleReviews,
    @Doc("Who may merge without the approvals.") @Nullable Actors bypassPullRequestAllowances,
    @Doc("How many people must approve a pull request, 0 to 6.")
        @Default("1")
        @Shape("{\"minimum\": 0, \"maximum\": 6}")
        int requiredApprovingReviewCount,
    @Doc("Who may push at all; everybody with write access when left out.")
        @Nullable Actors restrictions,
    @Doc("Checks that must pass before a merge, such as `build`.") @Default("[]")
        List<String> requiredStatusCheckContexts,
    @Doc("Whether a branch must hold the newest target branch before a merge.") @Default("true")
        boolean requireBranchesToBeUpToDate,
    @Doc("Whether all conversations must be resolved before a merge.") @Default("false")
        boolean requiredConversationResolution,
    @Doc("Whether somebody else than the last pusher must approve.") @Default("false")
        boolean requireLastPushApproval,
    @Doc("Whether commits must be signed.") @Default("false") boolean requiredCommitSigning,
    @Doc("Whether merge commits are forbidden on the branch.") @Default("false")
        boolean requiredLinearHistory) {

  public BranchRules {
    requiredStatusCheckContexts = List.copyOf(requiredStatusCheckContexts);
  }
}
