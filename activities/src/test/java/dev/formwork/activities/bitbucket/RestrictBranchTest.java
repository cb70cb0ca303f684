package dev.formwork.activities.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.port.bitbucket.BitbucketCloud;
import dev.formwork.activities.port.bitbucket.InMemoryBitbucketCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestrictBranchTest implements ActionContract<RestrictBranch.Input, RestrictBranch.Output> {

  private final InMemoryBitbucketCloud cloud = new InMemoryBitbucketCloud();

  @Override
  public Action<RestrictBranch.Input, RestrictBranch.Output> action() {
    return new RestrictBranch(token -> outside(BitbucketCloud.class, cloud));
  }

  @Override
  public RestrictBranch.Input input() {
    return input("require_approvals_to_merge", "glob");
  }

  private static RestrictBranch.Input input(String kind, String match) {
    return new RestrictBranch.Input(
        "bitbucket.org?workspace=acme&project=PAY&repo=payments",
        kind,
        match,
        "development",
        "main",
        2,
        List.of(),
        List.of(),
        null);
  }

  @Override
  public Object world() {
    return cloud.contents();
  }

  @Override
  public boolean canBeTakenBack() {
    return false;
  }

  @Test
  void sendsTheNumberOfApprovalsForAPattern() {
    RestrictBranch.Output output = action().run(input(), step());

    assertThat(output.json())
        .containsEntry("value", 2)
        .containsEntry("pattern", "main")
        .doesNotContainKeys("branch_type", "users");
  }

  @Test
  void namesWhomARuleForPushesDoesNotBind() {
    RestrictBranch.Output output = action().run(input("push", "branching_model"), step());

    assertThat(output.json())
        .containsEntry("branch_type", "development")
        .containsEntry("users", List.of())
        .doesNotContainKeys("pattern", "value");
  }

  @Test
  void leavesAnEqualRuleAsItIs() {
    Map<String, Object> one = action().run(input(), step()).json();
    Map<String, Object> again = action().run(input(), stepOfAnotherRun()).json();

    assertThat(again).isEqualTo(one);
    assertThat(cloud.contents().getLast()).hasSize(1);
  }
}
