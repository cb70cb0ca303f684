package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.TokenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateDeployTokenTest
    implements ActionContract<CreateDeployToken.Input, CreateDeployToken.Output> {

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
  public TestStep step() {
    return world.step();
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.cannot("GitLab lets nobody change a token");
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does("a person revokes it", () -> world.revokeTokens(TokenKind.DEPLOY));
  }

  @Test
  void keepsTheTokenAndAnswersWhatStandsForIt() {
    String answer = action().run(input(), step()).deployToken();

    assertThat(world.kept().values()).contains("glpat-secret-1");
    assertThat(answer).startsWith("***").doesNotContain("glpat-secret-1");
  }

  @Test
  void revokesATokenWhoseValueWasLostAndMakesAnother() {
    action().run(input(), step());
    world.kept().clear();

    action().run(input(), step());

    assertThat(world.gitlab.contents().tokens()).hasSize(1);
    assertThat(world.kept().values()).contains("glpat-secret-2");
  }

  @Test
  void forgetsTheTokenWhenItIsTakenBack() {
    action().run(input(), step());

    action().undo(input(), null, step());

    assertThat(world.kept().values()).doesNotContain("glpat-secret-1");
  }

  @Test
  void answersTheNameToLogInWithAgain() {
    action().run(input(), step());

    assertThat(action().run(input(), step()).user()).isEqualTo("puller");
  }
}
