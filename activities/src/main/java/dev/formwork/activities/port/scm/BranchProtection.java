package dev.formwork.activities.port.scm;

import java.util.List;

/** Rules for changes of one branch, as they should be. */
public record BranchProtection(
    String branch,
    boolean enforceAdmins,
    int requiredApprovals,
    boolean requireCodeOwnerReviews,
    boolean dismissStaleReviews,
    List<String> requiredStatusChecks,
    boolean requireUpToDate,
    boolean requireConversationResolution,
    boolean requireLastPushApproval,
    boolean requireLinearHistory) {

  public BranchProtection {
    requiredStatusChecks = List.copyOf(requiredStatusChecks);
  }
}
