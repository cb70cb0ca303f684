package dev.formwork.integrations.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedDescriptionTest {

  @Test
  void carriesTheMarkBehindTheText() {
    assertThat(MarkedDescription.of("Takes money", "run-1/publish"))
        .isEqualTo("Takes money [formwork run-1/publish]");
    assertThat(MarkedDescription.of(null, "run-1/publish")).isEqualTo("[formwork run-1/publish]");
  }

  @Test
  void givesTheMarkBack() {
    for (String description : new String[] {"Takes money", "a [formwork x] b", "", "two\nlines"}) {
      assertThat(MarkedDescription.mark(MarkedDescription.of(description, "run-1/publish/a b")))
          .contains("run-1/publish/a b");
    }
  }

  @Test
  void findsNoMarkInADescriptionOfSomebodyElse() {
    assertThat(MarkedDescription.mark(null)).isEmpty();
    assertThat(MarkedDescription.mark("Takes money")).isEmpty();
    assertThat(MarkedDescription.mark("[formwork run-1/publish] and more")).isEmpty();
  }
}
