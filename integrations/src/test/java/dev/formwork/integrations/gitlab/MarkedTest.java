package dev.formwork.integrations.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTest {

  @Test
  void keepsTheMarkWhenTheTextIsCut() {
    String text = Marked.of("many\nwords ".repeat(100), "run-1/publish", 255);

    assertThat(text).hasSizeLessThanOrEqualTo(255).doesNotContain("\n");
    assertThat(Marked.mark(text)).contains("run-1/publish");
  }

  @Test
  void findsNoMarkInWhatPeopleWrote() {
    assertThat(Marked.mark("Takes money")).isEmpty();
    assertThat(Marked.mark(null)).isEmpty();
  }

  @Test
  void hidesTheMarkInMarkdown() {
    String markdown = Marked.hidden("Please **look**.", "run-1/ask");

    assertThat(markdown).startsWith("Please **look**.").endsWith("-->");
    assertThat(Marked.isHidden(markdown, "run-1/ask")).isTrue();
    assertThat(Marked.isHidden(markdown, "run-1/as")).isFalse();
    assertThat(Marked.isHidden(Marked.hidden(null, "run 1/ask"), "run 1/ask")).isTrue();
  }
}
