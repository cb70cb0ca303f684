package dev.formwork.templates.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextRendererTest {

  private static final Map<String, Object> VARIABLES =
      Map.of("values", Map.of("name", "app", "list", List.of("a", "b")));

  @Test
  void saysWhereATemplateIsWrongAndWhatToDo() {
    assertThatThrownBy(() -> render("first\n  ${{ values.name | uper }}\n"))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            fault -> {
              assertThat(fault.line()).isEqualTo(2);
              assertThat(fault.column()).isEqualTo(21);
              assertThat(fault.offending()).isEqualTo("uper }}");
              assertThat(fault)
                  .hasMessage(
                      "Line 2, column 21, near 'uper }}': There is no filter 'uper'."
                          + " Check its name.");
            });
  }

  @Test
  void tellsATagThatIsNotClosedFromOneThatIsTooMuch() {
    assertThatThrownBy(() -> render("{% if true %}x")).hasMessageContaining("Add {% endif %}");
    assertThatThrownBy(() -> render("x{% endif %}")).hasMessageContaining("Remove it");
    assertThatThrownBy(() -> render("${{ 1 + }}")).hasMessageContaining("Complete it");
    assertThatThrownBy(() -> render("{# x")).hasMessageContaining("'#}'");
    assertThatThrownBy(() -> render("{% import 'x' as y %}")).hasMessageContaining("loads other");
  }

  @Test
  void trimsAsTold() {
    String template = "a\n  {% if true %}\n  b\n  {% endif %}\nc";

    assertThat(render(template)).isEqualTo("a\n  \n  b\n  \nc");
    assertThat(render(template, new TextRenderer.Options(true, true, false)))
        .isEqualTo("a\n  b\nc");
    assertThat(render("a {%- if true -%} b {%- endif %}")).isEqualTo("ab");
  }

  @Test
  void leavesUnicodeLineEndsAndMarksAlone() {
    String text = "\uFEFFa\r\n\tß 日本 😀 {{ x }} }} %}\r\n";

    assertThat(render(text)).isEqualTo(text);
  }

  @Test
  void rendersNothingInsideOfRaw() {
    assertThat(render("{% raw %}${{ github.sha }}{% if %}{% endraw %}!"))
        .isEqualTo("${{ github.sha }}{% if %}!");
  }

  @Test
  void hasNoStatusFunctionsInFiles() {
    assertThatThrownBy(() -> render("${{ always() }}")).isInstanceOf(ExpressionException.class);
  }

  @Test
  void rendersCookiecutterTemplates() {
    TextRenderer.Options cookiecutter = new TextRenderer.Options(false, false, true);
    Map<String, Object> variables =
        Map.of("cookiecutter", Map.of("name", "app", "map", Map.of("k", 1)));

    assertThat(
            TextRenderer.create(Map.of(), cookiecutter)
                .render(
                    "{{ cookiecutter.name }} ${{ x }} {{ None is none }}"
                        + "{% for k, v in cookiecutter.map.items() %} {{ k }}={{ v }}{% endfor %}",
                    variables))
        .isEqualTo("app $ true k=1");
  }

  @Test
  void repeatsAnErrorThatItRemembers() {
    assertThatThrownBy(() -> render("${{ 1 2 }}")).isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> render("${{ 1 2 }}"))
        .hasMessageContaining("Expected the end of the expression but found '2'");
  }

  @Test
  void manyThreadsShareOneRenderer() {
    TextRenderer renderer = TextRenderer.create(Map.of(), TextRenderer.Options.DEFAULTS);

    List<String> texts =
        java.util.stream.IntStream.range(0, 2000)
            .parallel()
            .mapToObj(i -> renderer.render("%d ${{ values.name }}".formatted(i % 7), VARIABLES))
            .distinct()
            .sorted()
            .toList();

    assertThat(texts).hasSize(7).first().isEqualTo("0 app");
  }

  private static String render(String template) {
    return render(template, TextRenderer.Options.DEFAULTS);
  }

  private static String render(String template, TextRenderer.Options options) {
    return TextRenderer.create(Map.of(), options).render(template, VARIABLES);
  }
}
