package dev.formwork.activities.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.fetch.FetchTemplateInput.Engine;
import dev.formwork.activities.fetch.FetchTemplateInput.Marks;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import dev.formwork.activities.port.template.InMemoryTemplateFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchTemplateTest implements ActionContract<FetchTemplateInput, NoOutput> {

  private final InMemoryTemplateFiles templates =
      new InMemoryTemplateFiles()
          .with(
              "digest-1",
              Map.of(
                  "service/{{values.name}}.md", "# {{ values.name }}\n",
                  "service/.github/workflows/ci.yaml", "run: ${{ github.sha }}\n",
                  "service/README.md", "By {{> signature}}",
                  "skeleton/README.md", "# {{ values.name }}\n",
                  "partials/signature.hbs", "{{ values.name }}'s team",
                  "square/README.md", "[[ values.name ]] and {{ this }}\n",
                  "broken/a.md", "{{ values.nmae }}",
                  "broken/b.md", "ok\n{{ values.nmae }}",
                  "nunjucks/name.txt", "plain text\n"));

  @Override
  public Action<FetchTemplateInput, NoOutput> action() {
    return new FetchTemplate(new Sources(templates, new InMemorySourceReader()), Map.of());
  }

  @Override
  public FetchTemplateInput input() {
    return input("./service", List.of(".github/workflows/*"), null);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("README.md", "mine");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void rendersNamesAndContentsAndKeepsWhatIsThere() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.files())
        .isEqualTo(
            Map.of(
                "README.md", "mine",
                "payments.md", "# payments\n",
                ".github/workflows/ci.yaml", "run: ${{ github.sha }}\n"));
    assertThat(step.lines()).contains("info: Left out: README.md.");
  }

  @Test
  void rendersWithThePartialsOfTheTemplate() {
    TestStep step = TestStep.empty();

    action().run(input(), step);

    assertThat(step.files()).containsEntry("README.md", "By payments's team");
  }

  @Test
  void takesOtherDelimiters() {
    TestStep step = TestStep.empty();

    action().run(input("./square", List.of(), new Marks("[[", "]]")), step);

    assertThat(step.files()).containsEntry("README.md", "payments and {{ this }}\n");
  }

  @Test
  void namesEveryFileThatCannotBeRendered() {
    TestStep step = step();

    assertThatThrownBy(() -> action().run(input("./broken", List.of(), null), step))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("The skeleton ./broken cannot be rendered (input: url):\n")
        .hasMessageContaining("a.md:1:")
        .hasMessageContaining("b.md:2:")
        .hasMessageContaining("nmae");
    assertThat(step.files()).isEqualTo(files());
  }

  @Test
  void refusesASkeletonOutsideOfTheTemplate() {
    assertThatThrownBy(() -> action().run(input("../other", List.of(), null), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("leads out of the workspace (input: url)");
  }

  @Test
  void saysThatASkeletonIsMissing() {
    assertThatThrownBy(() -> action().run(input("./skelton", List.of(), null), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("The template has no folder './skelton' (input: url).");
  }

  private static FetchTemplateInput input(String url, List<String> copied, Marks delimiters) {
    return new FetchTemplateInput(
        url,
        ".",
        Map.of("name", "payments"),
        Engine.HANDLEBARS,
        copied,
        null,
        false,
        null,
        false,
        false,
        false,
        delimiters,
        null);
  }
}
