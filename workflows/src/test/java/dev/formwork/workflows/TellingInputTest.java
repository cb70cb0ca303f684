package dev.formwork.workflows;

import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TellingInputTest {

  @Test
  void namesTheRepositoryOfARepoUrl() {
    assertThat(TellingInput.of(map("name", "x", "repoUrl", "github.com?owner=acme&repo=payments")))
        .isEqualTo("acme/payments");
  }

  @Test
  void joinsRecipients() {
    assertThat(TellingInput.of(map("to", List.of("a@example.org", "b@example.org"))))
        .isEqualTo("a@example.org, b@example.org");
  }

  @Test
  void leavesOutWhatIsNotRenderedYet() {
    assertThat(
            TellingInput.of(
                map("name", "${{ secrets.name }}", "path", "src"), List.of("/name", "/to/0")))
        .isEqualTo("src");
  }

  @Test
  void isEmptyWhenNothingTells() {
    assertThat(TellingInput.of(map("values", map("name", "x")))).isEmpty();
  }

  @Test
  void cutsLongTextBetweenCharacters() {
    assertThat(TellingInput.shorten("abc😀def", 5)).isEqualTo("abc…");
  }
}
