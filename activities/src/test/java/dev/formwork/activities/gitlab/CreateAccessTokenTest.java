package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.gitlab.TokenKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateAccessTokenTest
    implements ProjectTokenContract<CreateAccessToken.Input, CreateAccessToken.Output> {

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
  public GitlabWorld gitlab() {
    return world;
  }

  @Override
  public TokenKind kind() {
    return TokenKind.ACCESS;
  }

  @Override
  public String standIn(CreateAccessToken.Output output) {
    return output.accessToken();
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
