package dev.formwork.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for YAML of a template, and what for an attack. */
class TemplateYamlTest {

  private static final String HEAD =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata:
        name: java-service
      spec:
        type: service
      """;

  @Test
  void saysWhereYamlIsBroken() {
    assertThat(faults("a: 1\nb: [1\nc: 2\n"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(3);
              assertThat(fault.message()).contains("template.yaml is not YAML");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n", "# nothing\n", "---\n...\n", "null", "5", "[1]", "text"})
  void refusesWhatIsNoTemplateAtAll(String yaml) {
    assertThat(faults(yaml)).isNotEmpty();
  }

  @Test
  void refusesTwoDocumentsAndKeysThatAreThereTwice() {
    assertThat(faults(HEAD + "---\n" + HEAD)).extracting(Fault::line).containsExactly(8);
    assertThat(faults(HEAD + "  steps: []\n  type: again\n"))
        .extracting(Fault::path, Fault::line)
        .containsExactly(tuple("/spec/type", 8));
  }

  @Test
  void readsYamlAsVersionOneTwoDoes() {
    TemplateDefinition template =
        read(HEAD + "  steps: [{action: a, input: {no: yes, on: off, y: 0o10, n: 1_0, z: ~}}]\n");

    Map<String, Object> input = template.steps().getFirst().input();
    assertThat(input)
        .containsEntry("no", "yes")
        .containsEntry("on", "off")
        .containsEntry("y", 8)
        .containsEntry("n", "1_0")
        .containsEntry("z", null);
  }

  @Test
  void stopsAtABombOfAliases() {
    StringBuilder bomb = new StringBuilder(HEAD + "  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append(
          "  a%d: &a%d [%s*a%d]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(8), i - 1));
    }

    assertThat(faults(bomb.toString())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &a [*a]",
        "&a a: *a",
        "a: !!java.net.URL [http://127.0.0.1:1/]",
        "a: !env x",
        "? [1]\n: 2",
        "%YAML 9.9\n---\na: 1"
      })
  void refusesYamlThatIsMoreThanData(String yaml) {
    assertThat(faults(yaml)).isNotEmpty();
  }

  @Test
  void refusesWhatIsTooDeepOrTooLong() {
    assertThat(faults("a: " + "[".repeat(10_000))).singleElement();
    assertThat(faults("a: " + "{b: ".repeat(10_000))).singleElement();
    assertThat(faults("- ".repeat(10_000))).isNotEmpty();
    assertThat(faults("a: '" + "x".repeat(10 << 20) + "'"))
        .singleElement()
        .extracting(Fault::message)
        .asString()
        .contains("10485765 characters");
  }

  private static TemplateDefinition read(String yaml) {
    TemplateReading reading = TemplateReader.read(yaml, "template.yaml");
    assertThat(reading.faults()).isEmpty();
    return Objects.requireNonNull(reading.definition());
  }

  private static List<Fault> faults(String yaml) {
    TemplateReading reading = TemplateReader.read(yaml, "template.yaml");
    assertThat(reading.definition()).isNull();
    return reading.faults();
  }
}
