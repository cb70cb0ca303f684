package dev.formwork.api.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.api.http.ApiFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turnstile turnstile = new Turnstile(1, Duration.ZERO);
  private final List<String> done = new ArrayList<>();

  @Test
  void doesNothingWhenItsTurnDoesNotCome() {
    turnstile.take(
        () ->
            assertThatThrownBy(() -> turnstile.take(() -> done.add("second")))
                .isInstanceOf(ApiFailure.class)
                .hasMessageContainingAll("was not sent", "Try again"));

    assertThat(done).isEmpty();
  }

  @Test
  void letsTheNextComeAfterOneThatFailed() {
    assertThatThrownBy(
            () ->
                turnstile.take(
                    () -> {
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");

    turnstile.take(() -> done.add("next"));

    assertThat(done).containsExactly("next");
  }
}
