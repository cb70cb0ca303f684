package dev.formwork.api.scaffolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRefTest {

  @ParameterizedTest
  @CsvSource({
    "t, template:default/t",
    "ns/t, template:ns/t",
    "template:t, template:default/t",
    "Template:Default/T, template:default/t",
    "ns/a:b, template:ns/a:b"
  })
  void readsEveryForm(String text, String ref) {
    assertThat(TemplateRef.parse(text)).hasToString(ref);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "template:", "template:/x", "/x", "x/", ":x", "user:default/x"})
  void refusesWhatIsNoTemplate(String text) {
    assertThatThrownBy(() -> TemplateRef.parse(text)).hasMessageContaining("input: templateRef");
  }
}
