package dev.formwork.integrations.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.integrations.git.StepTrailer.Origin;
import org.junit.jupiter.api.Test;

class StepTrailerTest {

  @Test
  void readsBackWhatHostsReturnWithOtherLineEnds() {
    String body = "What is new.\r\n\r\n[//]: # (Formwork-Step: run-1/propose (two))\r\n";

    assertThat(StepTrailer.origin(body)).isEqualTo(new Origin("run-1/propose (two)", true));
  }

  @Test
  void tellsABranchThatWasThereFromAnOwnOne() {
    String body = "[//]: # (Formwork-Step: run-1/propose on a branch that was there)";

    assertThat(StepTrailer.origin(body)).isEqualTo(new Origin("run-1/propose", false));
  }

  @Test
  void readsNothingFromATextOfSomebodyElse() {
    assertThat(StepTrailer.origin("Mentions Formwork-Step: run-1/propose.")).isNull();
    assertThat(StepTrailer.origin(null)).isNull();
  }
}
