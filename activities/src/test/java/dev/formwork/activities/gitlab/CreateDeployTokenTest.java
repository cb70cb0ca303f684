package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.port.gitlab.TokenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateDeployTokenTest
    implements ProjectTokenContract<CreateDeployToken.Input, CreateDeployToken.Output> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<CreateDeployToken.Input, CreateDeployToken.Output> action() {
    return new CreateDeployToken(world.seenBy(this));
  }

  @Override
  public CreateDeployToken.Input input() {
    return new CreateDeployToken.Input(
        GitlabWorld.REPO, null, "acme/payments", "cluster", "puller", List.of("read_registry"));
  }

  @Override
  public GitlabWorld gitlab() {
    return world;
  }

  @Override
  public TokenKind kind() {
    return TokenKind.DEPLOY;
  }

  @Override
  public String standIn(CreateDeployToken.Output output) {
    return output.deployToken();
  }

  @Test
  void answersTheNameToLogInWithAgain() {
    action().run(input(), step());

    assertThat(action().run(input(), step()).user()).isEqualTo("puller");
  }
}
