package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;

class ProposeOnBitbucketCloudTest implements ProposedBranchContract<ProposeOnBitbucketCloud.Input> {

  private final ProposalWorld world =
      new ProposalWorld("bitbucket.org", "bitbucketCloud", "acme/PAY");

  @Override
  public Action<ProposeOnBitbucketCloud.Input, ProposedBranch.Outcome> action() {
    return new ProposeOnBitbucketCloud(world.hosts(this));
  }

  @Override
  public ProposalWorld proposals() {
    return world;
  }

  @Override
  public ProposeOnBitbucketCloud.Input input(ProposedBranch branch, ProposedBranch.Author author) {
    return new ProposeOnBitbucketCloud.Input(
        "bitbucket.org?workspace=acme&project=PAY&repo=payments", branch, null, author);
  }
}
