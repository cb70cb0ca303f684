package dev.formwork.integrations.github;

import dev.formwork.activities.port.github.Actors;
import dev.formwork.activities.port.github.BranchRules;
import dev.formwork.activities.port.github.OidcCustomization;
import dev.formwork.activities.port.github.ProtectedBranches.Protection;
import dev.formwork.activities.port.github.RepositoryOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of calls that set options and rules, with GitHub's names. */
final class OptionBodies {

  private OptionBodies() {}

  /** Texts for squashed commits are left out where nobody may squash. */
  static Map<String, Object> settings(RepositoryOptions options) {
    Map<String, Object> body = new LinkedHashMap<>();
    putIfKnown(body, "has_issues", options.hasIssues());
    putIfKnown(body, "has_projects", options.hasProjects());
    putIfKnown(body, "has_wiki", options.hasWiki());
    body.put("delete_branch_on_merge", options.deleteBranchOnMerge());
    body.put("allow_merge_commit", options.allowMergeCommit());
    body.put("allow_squash_merge", options.allowSquashMerge());
    body.put("allow_rebase_merge", options.allowRebaseMerge());
    body.put("allow_auto_merge", options.allowAutoMerge());
    body.put("allow_update_branch", options.allowUpdateBranch());
    if (options.allowSquashMerge()) {
      body.put("squash_merge_commit_title", options.squashMergeCommitTitle());
      body.put("squash_merge_commit_message", options.squashMergeCommitMessage());
    }
    return body;
  }

  static Map<String, Object> oidc(OidcCustomization oidc) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("use_default", oidc.useDefault());
    if (!oidc.includeClaimKeys().isEmpty()) {
      body.put("include_claim_keys", oidc.includeClaimKeys());
    }
    return body;
  }

  static Map<String, Object> properties(Map<String, Object> values) {
    List<Map<String, Object>> properties = new ArrayList<>();
    values.forEach((name, value) -> properties.add(Map.of("property_name", name, "value", value)));
    return Map.of("properties", properties);
  }

  /** The first four keys are required, null included. */
  static Map<String, @Nullable Object> protection(Protection protection) {
    BranchRules rules = protection.rules();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("required_status_checks", checks(rules));
    body.put("enforce_admins", protection.enforceAdmins());
    body.put("required_pull_request_reviews", reviews(rules));
    body.put("restrictions", rules.restrictions() == null ? null : actors(rules.restrictions()));
    body.put("required_linear_history", rules.requiredLinearHistory());
    body.put("required_conversation_resolution", rules.requiredConversationResolution());
    body.put("block_creations", protection.blockCreations());
    return body;
  }

  private static @Nullable Map<String, Object> checks(BranchRules rules) {
    if (rules.requiredStatusCheckContexts().isEmpty() && !rules.requireBranchesToBeUpToDate()) {
      return null;
    }
    Map<String, Object> checks = new LinkedHashMap<>();
    checks.put("strict", rules.requireBranchesToBeUpToDate());
    checks.put("contexts", rules.requiredStatusCheckContexts());
    return checks;
  }

  private static Map<String, Object> reviews(BranchRules rules) {
    Map<String, Object> reviews = new LinkedHashMap<>();
    reviews.put("required_approving_review_count", rules.requiredApprovingReviewCount());
    reviews.put("require_code_owner_reviews", rules.requireCodeOwnerReviews());
    reviews.put("dismiss_stale_reviews", rules.dismissStaleReviews());
    reviews.put("require_last_push_approval", rules.requireLastPushApproval());
    Actors bypass = rules.bypassPullRequestAllowances();
    if (bypass != null) {
      reviews.put("bypass_pull_request_allowances", actors(bypass));
    }
    return reviews;
  }

  private static Map<String, Object> actors(Actors actors) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("users", actors.users());
    body.put("teams", actors.teams());
    body.put("apps", actors.apps());
    return body;
  }

  private static void putIfKnown(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
