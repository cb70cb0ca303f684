package dev.formwork.activities.fetch;

import static java.util.Map.entry;
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
              Map.ofEntries(
                  entry("service/{{values.name}}.md", "# {{ values.name }}\n"),
                  entry("service/.github/workflows/ci.yaml", "run: ${{ github.sha }}\n"),
                  entry("service/README.md", "By {{> signature}}"),
                  entry("skeleton/README.md", "# {{ values.name }}\n"),
                  entry("partials/signature.hbs", "{{ values.name }}'s team"),
                  entry("square/README.md", "[[ values.name ]] and {{ this }}\n"),
                  entry("broken/a.md", "{{ values.nmae }}"),
                  entry("broken/b.md", "ok\n{{ values.nmae }}"),
                  entry(
                      "nunjucks/${{ values.name }}.txt",
                      "{% if values.name %}by ${{ values.name }}{% endif %}\n"),
                  entry("nunjucks/b.txt.njk", "${{ values.name | upper }}"),
                  entry("wrong/a.txt", "fine\n${{ values.name | nofilter }}")));

  @Override
  public Action<FetchTemplateInput, NoOutput> action() {
    return new FetchTemplate(
        new Sources(templates, new InMemorySourceReader()), new NunjucksFiles(Map.of()));
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
  void rendersBackstagesOwnLanguageByDefault() {
    TestStep step = TestStep.empty();

    action().run(nunjucks("./nunjucks", null), step);

    assertThat(step.files())
        .isEqualTo(Map.of("payments.txt", "by payments\n", "b.txt.njk", "PAYMENTS"));
  }

  @Test
  void rendersOnlyFilesWithTheEnding() {
    TestStep step = TestStep.empty();

    action().run(nunjucks("./nunjucks", true), step);

    assertThat(step.files())
        .isEqualTo(
            Map.of(
                "payments.txt",
                "{% if values.name %}by ${{ values.name }}{% endif %}\n",
                "b.txt",
                "PAYMENTS"));
  }

  @Test
  void namesThePlaceInAFileOfBackstagesLanguageThatCannotBeRendered() {
    assertThatThrownBy(() -> action().run(nunjucks("./wrong", null), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("a.txt:2:")
        .hasMessageContaining("nofilter");
  }

  @Test
  void refusesOptionsOfTheOtherEngine() {
    var marks = new Marks("[[", "]]");

    assertThatThrownBy(
            () ->
                action().run(input(Engine.NUNJUCKS, "./nunjucks", List.of(), null, marks), step()))
        .hasMessageContaining("(input: delimiters)");
    assertThatThrownBy(
            () ->
                action()
                    .run(input(Engine.NUNJUCKS, "./nunjucks", List.of("*"), true, null), step()))
        .hasMessageContaining("(input: templateFileExtension)");
  }

  @Test
  void refusesASkeletonOutsideOfTheTemplate() {
    assertThatThrownBy(() -> action().run(input("../other", List.of(), null), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("leads out of the template's folder (input: url)");
  }

  @Test
  void saysThatASkeletonIsMissing() {
    assertThatThrownBy(() -> action().run(input("./skelton", List.of(), null), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("The template has no folder './skelton' (input: url).");
  }

  private static FetchTemplateInput input(String url, List<String> copied, Marks delimiters) {
    return input(Engine.HANDLEBARS, url, copied, null, delimiters);
  }

  private static FetchTemplateInput nunjucks(String url, Object extension) {
    return input(Engine.NUNJUCKS, url, List.of(), extension, null);
  }

  private static FetchTemplateInput input(
      Engine engine, String url, List<String> copied, Object extension, Marks delimiters) {
    return new FetchTemplateInput(
        url,
        ".",
        Map.of("name", "payments"),
        engine,
        copied,
        null,
        false,
        extension,
        false,
        false,
        false,
        delimiters,
        null);
  }
}
