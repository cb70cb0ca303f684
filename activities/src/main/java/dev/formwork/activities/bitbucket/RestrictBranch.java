package dev.formwork.activities.bitbucket;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionTraits;
import dev.formwork.activities.action.Default;
import dev.formwork.activities.action.Doc;
import dev.formwork.activities.action.Shape;
import dev.formwork.activities.action.StepContext;
import dev.formwork.activities.port.bitbucket.BitbucketCloud.Place;
import dev.formwork.activities.port.bitbucket.BitbucketCloud.Rule;
import dev.formwork.activities.port.bitbucket.BitbucketClouds;
import dev.formwork.activities.port.scm.RepoUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("Makes a rule for branches of a repository on Bitbucket Cloud.")
final class RestrictBranch implements Action<RestrictBranch.Input, RestrictBranch.Output> {

  private static final int CREATED = 201;

  record Input(
      @Doc("The repository, such as `bitbucket.org?workspace=acme&project=PAY&repo=payments`.")
          String repoUrl,
      @Doc("What is restricted, such as `push` or `require_approvals_to_merge`.")
          @Shape(
              "{\"enum\": [\"push\", \"force\", \"delete\", \"restrict_merges\", \"require_tasks_to_be_completed\", \"require_approvals_to_merge\", \"require_review_group_approvals_to_merge\", \"require_default_reviewer_approvals_to_merge\", \"require_no_changes_requested\", \"require_passing_builds_to_merge\", \"require_commits_behind\", \"reset_pullrequest_approvals_on_change\", \"smart_reset_pullrequest_approvals\", \"reset_pullrequest_changes_requested_on_change\", \"require_all_dependencies_merged\", \"enforce_merge_checks\", \"allow_auto_merge_when_builds_pass\"]}")
          String kind,
      @Doc("Whether branches are named by the branching model or by a pattern.")
          @Default("\"branching_model\"")
          @Shape("{\"enum\": [\"glob\", \"branching_model\"]}")
          String branchMatchKind,
      @Doc("Which branches of the model.")
          @Default("\"development\"")
          @Shape(
              "{\"enum\": [\"feature\", \"bugfix\", \"release\", \"hotfix\", \"development\", \"production\"]}")
          String branchType,
      @Doc("Which branches, such as `release/*`, with `glob`.") @Nullable String pattern,
      @Doc("How many, where the kind needs a number.") @Default("1") int value,
      @Doc("People whom the rule does not bind, each with `uuid`.") @Default("[]")
          List<Map<String, Object>> users,
      @Doc("Groups whom the rule does not bind, each with `slug`.") @Default("[]")
          List<Map<String, Object>> groups,
      @Doc("Token to use in place of the configured credentials.") @Nullable String token) {

    Map<String, Object> rule() {
      Map<String, Object> rule = new LinkedHashMap<>();
      rule.put("kind", kind);
      rule.put("branch_match_kind", branchMatchKind);
      boolean glob = branchMatchKind.equals("glob");
      if (glob && pattern != null) {
        rule.put("pattern", pattern);
      }
      if (!glob) {
        rule.put("branch_type", branchType);
      }
      if (kind.equals("push") || kind.equals("restrict_merges")) {
        rule.put("users", users);
        rule.put("groups", groups);
      } else {
        rule.put("value", value);
      }
      return rule;
    }

    @Override
    public String toString() {
      return "Input[repoUrl=%s, kind=%s]".formatted(repoUrl, kind);
    }
  }

  record Output(
      @Doc("The rule, as JSON.") Map<String, Object> json,
      @Doc("Always 201; a rule that is refused fails the step.") int statusCode) {}

  private final BitbucketClouds clouds;

  RestrictBranch(BitbucketClouds clouds) {
    this.clouds = clouds;
  }

  @Override
  public String id() {
    return "bitbucketCloud:branchRestriction:create";
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
    return ActionTraits.defaults();
  }

  @Override
  public Output run(Input input, StepContext step) {
    RepoUrl url = RepoUrl.parse(input.repoUrl(), "repoUrl", "bitbucketCloud");
    String workspace = url.owner().substring(0, url.owner().indexOf('/'));
    var place = new Place(workspace, url.repo());
    Rule rule = clouds.open(input.token()).restrict(place, input.rule());
    step.made("branch restriction", "%s of %s".formatted(input.kind(), place.slug()), null);
    return new Output(rule.json(), CREATED);
  }

  /** A rule carries no mark, so an equal one that somebody else made could not be told from it. */
  @Override
  public void undo(Input input, @Nullable Output output, StepContext step) {}
}
