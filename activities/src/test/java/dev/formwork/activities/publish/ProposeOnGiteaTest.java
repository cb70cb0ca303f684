package dev.formwork.activities.publish;

import dev.formwork.activities.action.Action;
import java.util.List;

class ProposeOnGiteaTest implements ProposedFilesContract<ProposeOnGitea.Input> {

  private final ProposalWorld world = new ProposalWorld("gitea.example.com", "gitea", "acme");

  @Override
  public Action<ProposeOnGitea.Input, ProposedFiles.Outcome> action() {
    return new ProposeOnGitea(world.hosts(this));
  }

  @Override
  public ProposalWorld proposals() {
    return world;
  }

  @Override
  public ProposeOnGitea.Input input(ProposedFiles files, ProposedFiles.Commit commit) {
    return new ProposeOnGitea.Input(
        "gitea.example.com?owner=acme&repo=payments",
        files,
        List.of("ada"),
        List.of("platform"),
        List.of("grace"),
        commit,
        null);
  }
}
