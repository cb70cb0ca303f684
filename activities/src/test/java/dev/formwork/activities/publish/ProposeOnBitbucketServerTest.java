package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import java.util.List;

class ProposeOnBitbucketServerTest
    implements ProposedBranchContract<ProposeOnBitbucketServer.Input> {

  private final ProposalWorld world =
      new ProposalWorld("bitbucket.example.com", "bitbucketServer", "PAY");

  @Override
  public Action<ProposeOnBitbucketServer.Input, ProposedBranch.Outcome> action() {
    return new ProposeOnBitbucketServer(world.hosts(this));
  }

  @Override
  public ProposalWorld proposals() {
    return world;
  }

  @Override
  public ProposeOnBitbucketServer.Input input(ProposedBranch branch, ProposedBranch.Author author) {
    return new ProposeOnBitbucketServer.Input(
        "bitbucket.example.com?project=PAY&repo=payments", branch, List.of("ada"), null, author);
  }
}
