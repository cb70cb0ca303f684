package dev.formwork.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WireTimesTest {

  @Test
  void haveThreeDigitsOfASecondAlways() {
    assertThat(WireTimes.text(Instant.parse("2026-11-21T02:32:44Z")))
        .isEqualTo("2026-11-21T02:32:44.000Z");
    assertThat(WireTimes.text(Instant.parse("2026-11-21T02:32:44.429999Z")))
        .isEqualTo("2026-11-21T02:32:44.429Z");
  }
}
