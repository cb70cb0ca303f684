package dev.formwork.activities.port.scm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.port.scm.Collaborator.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollaboratorTest {

  @ParameterizedTest
  @CsvSource({
    "read, READ",
    "pull, READ",
    "triage, READ",
    "write, WRITE",
    "push, WRITE",
    "maintain, WRITE",
    "admin, ADMIN"
  })
  void understandsTheWordsOfGiteaAndOfGithub(String word, Access meant) {
    assertThat(new Collaborator("ada", null, word).level()).isEqualTo(meant);
  }

  @Test
  void refusesAWordThatNeitherKnows() {
    var collaborator = new Collaborator("ada", null, "owner");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(collaborator::level)
        .withMessageContaining("'owner'")
        .withMessageContaining("(input: collaborators)");
  }
}
