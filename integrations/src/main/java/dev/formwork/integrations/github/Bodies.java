package dev.formwork.integrations.github;

import dev.formwork.activities.port.scm.BranchProtection;
import dev.formwork.activities.port.scm.NewRepository;
import dev.formwork.activities.port.scm.RepositorySettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of calls, with GitHub's names. */
final class Bodies {

  private Bodies() {}

  static Map<String, Object> creation(NewRepository wanted) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", wanted.name());
    body.put("description", MarkedDescription.of(wanted.description(), wanted.mark()));
    putIfKnown(body, "homepage", wanted.homepage());
    body.put("private", wanted.visibility() != NewRepository.Visibility.PUBLIC);
    if (wanted.visibility() == NewRepository.Visibility.INTERNAL) {
      body.put("visibility", "internal");
    }
    return body;
  }

  static Map<String, Object> settings(RepositorySettings settings) {
    Map<String, Object> body = new LinkedHashMap<>();
    putIfKnown(body, "has_issues", settings.hasIssues());
    putIfKnown(body, "has_projects", settings.hasProjects());
    putIfKnown(body, "has_wiki", settings.hasWiki());
    putIfKnown(body, "delete_branch_on_merge", settings.deleteBranchOnMerge());
    putIfKnown(body, "allow_merge_commit", settings.allowMergeCommit());
    putIfKnown(body, "allow_squash_merge", settings.allowSquashMerge());
    putIfKnown(body, "allow_rebase_merge", settings.allowRebaseMerge());
    putIfKnown(body, "allow_auto_merge", settings.allowAutoMerge());
    return body;
  }

  /** The first four keys are required, null included. */
  static Map<String, @Nullable Object> protection(BranchProtection protection) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("required_status_checks", checks(protection));
    body.put("enforce_admins", protection.enforceAdmins());
    body.put("required_pull_request_reviews", reviews(protection));
    body.put("restrictions", null);
    body.put("required_linear_history", protection.requireLinearHistory());
    body.put("required_conversation_resolution", protection.requireConversationResolution());
    return body;
  }

  private static @Nullable Map<String, Object> checks(BranchProtection protection) {
    if (protection.requiredStatusChecks().isEmpty() && !protection.requireUpToDate()) {
      return null;
    }
    Map<String, Object> checks = new LinkedHashMap<>();
    checks.put("strict", protection.requireUpToDate());
    checks.put("contexts", protection.requiredStatusChecks());
    return checks;
  }

  private static Map<String, Object> reviews(BranchProtection protection) {
    Map<String, Object> reviews = new LinkedHashMap<>();
    reviews.put("required_approving_review_count", protection.requiredApprovals());
    reviews.put("require_code_owner_reviews", protection.requireCodeOwnerReviews());
    reviews.put("dismiss_stale_reviews", protection.dismissStaleReviews());
    reviews.put("require_last_push_approval", protection.requireLastPushApproval());
    return reviews;
  }

  private static void putIfKnown(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
