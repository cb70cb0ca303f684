package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.TokenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateAccessTokenTest
    implements ActionContract<CreateAccessToken.Input, CreateAccessToken.Output> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<CreateAccessToken.Input, CreateAccessToken.Output> action() {
    return new CreateAccessToken(world.seenBy(this));
  }

  @Override
  public CreateAccessToken.Input input() {
    return new CreateAccessToken.Input(
        GitlabWorld.REPO, null, 1001, "bot", 30, List.of("read_repository"), null);
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
    return ByHand.does("a person revokes it", () -> world.revokeTokens(TokenKind.ACCESS));
  }

  @Test
  void keepsTheTokenAndAnswersWhatStandsForIt() {
    String answer = action().run(input(), step()).accessToken();

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
  void makesATokenForAYearUnlessALastDayIsGiven() {
    action().run(input(), step());

    assertThat(world.gitlab.contents().tokens())
        .containsExactly("1001 ACCESS bot [read_repository] 30 2027-11-21");
  }

  @Test
  void refusesALastDayThatIsNone() {
    var input =
        new CreateAccessToken.Input(
            GitlabWorld.REPO, null, 1001, "bot", 30, List.of("api"), "2027-02-31");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> action().run(input, step()))
        .withMessageContaining("2027-02-31");
  }
}
