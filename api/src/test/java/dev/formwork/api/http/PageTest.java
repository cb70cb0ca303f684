package dev.formwork.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void hasFiftyRowsUnlessItSaysOtherwise() {
    assertThat(Page.of(null, null)).isEqualTo(new Page(50, 0));
    assertThat(Page.of(0, 7)).isEqualTo(new Page(0, 7));
  }

  @Test
  void namesTheLimitThatIsTooLarge() {
    assertThatThrownBy(() -> Page.of(201, 0)).hasMessageContaining("0 to 200, not 201");
  }
}
