package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import java.util.List;

class ProposeOnAzureTest implements ProposedFilesContract<ProposeOnAzure.Input> {

  private final ProposalWorld world = new ProposalWorld("dev.azure.com", "azure", "acme/shop");

  @Override
  public Action<ProposeOnAzure.Input, ProposedFiles.Outcome> action() {
    return new ProposeOnAzure(world.hosts(this));
  }

  @Override
  public ProposalWorld proposals() {
    return world;
  }

  @Override
  public ProposeOnAzure.Input input(ProposedFiles files, ProposedFiles.Commit commit) {
    return new ProposeOnAzure.Input(
        "dev.azure.com?organization=acme&project=shop&repo=payments",
        files,
        List.of("1b2c"),
        commit,
        null);
  }
}
