package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.gitlab.TokenKind;
import org.junit.jupiter.api.Test;

/** What an action must pass that makes a token of a project and keeps its value. */
interface ProjectTokenContract<I extends Record, O extends Record> extends ActionContract<I, O> {

  GitlabWorld gitlab();

  TokenKind kind();

  /** What the answer has in the place of the token. */
  String standIn(O output);

  @Override
  default TestStep step() {
    return gitlab().step();
  }

  @Override
  default Object world() {
    return gitlab().gitlab.contents();
  }

  @Override
  default ByHand changeSince() {
    return ByHand.cannot("GitLab lets nobody change a token");
  }

  @Override
  default ByHand removeByHand() {
    return ByHand.does("a person revokes it", () -> gitlab().revokeTokens(kind()));
  }

  @Test
  default void keepsTheTokenAndAnswersWhatStandsForIt() {
    String answer = standIn(action().run(input(), step()));

    assertThat(gitlab().kept().values()).contains("glpat-secret-1");
    assertThat(answer).startsWith("***").doesNotContain("glpat-secret-1");
  }

  @Test
  default void revokesATokenWhoseValueWasLostAndMakesAnother() {
    action().run(input(), step());
    gitlab().kept().clear();

    action().run(input(), step());

    assertThat(gitlab().gitlab.contents().tokens()).hasSize(1);
    assertThat(gitlab().kept().values()).contains("glpat-secret-2");
  }

  @Test
  default void forgetsTheTokenWhenItIsTakenBack() {
    action().run(input(), step());

    action().undo(input(), null, step());

    assertThat(gitlab().kept().values()).doesNotContain("glpat-secret-1");
  }
}
