package dev.formwork.activities.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Steps;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import dev.formwork.activities.port.template.InMemoryTemplateFiles;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchTemplateFileTest implements ActionContract<FetchTemplateFile.Input, NoOutput> {

  private static final String URL = "https://github.com/acme/files/blob/main/CODEOWNERS";

  private final Sources sources =
      new Sources(
          new InMemoryTemplateFiles()
              .with(
                  "digest-1",
                  Map.of(
                      "nunjucks/ci.yaml", "name: ${{ values.name }}\n",
                      "blocks.txt", "a\n  {% if true %}\n  b\n  {% endif %}\nc\n",
                      "cookie.txt", "{{ cookiecutter.name }} ${{ values.name }}",
                      "nul.bin", "\0${{ values.name }}",
                      "wrong.txt", "one\n${{ values.name | nofilter }}")),
          new InMemorySourceReader().with(URL, "* @${{ values.team }}\n"));

  @Override
  public Action<FetchTemplateFile.Input, NoOutput> action() {
    return new FetchTemplateFile(sources, new NunjucksFiles(Map.of()));
  }

  @Override
  public FetchTemplateFile.Input input() {
    return new FetchTemplateFile.Input(
        URL, "docs/CODEOWNERS", Map.of("team", "payments"), false, false, false, false, null);
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void rendersAFileOfTheWorldAndOneOfTheTemplate() {
    TestStep step = step();

    action().run(input(), step);
    run(step, Map.of("url", "nunjucks/ci.yaml", "targetPath", "ci.yaml"));

    assertThat(step.files())
        .isEqualTo(Map.of("docs/CODEOWNERS", "* @payments\n", "ci.yaml", "name: pay\n"));
  }

  @Test
  void doesNotRenderTheNameOfTheTarget() {
    TestStep step = step();

    run(step, Map.of("url", "nunjucks/ci.yaml", "targetPath", "${{ values.name }}.yaml"));

    assertThat(step.files()).containsOnlyKeys("${{ values.name }}.yaml");
  }

  @Test
  void keepsAFileThatIsThereWithoutReadingTheSource() {
    TestStep step = TestStep.of(TestStep.RUN, Map.of("ci.yaml", "mine"));

    run(step, Map.of("url", "no/such/file", "targetPath", "ci.yaml"));

    assertThat(step.files()).isEqualTo(Map.of("ci.yaml", "mine"));
    assertThat(step.lines()).containsExactly("info: ci.yaml is there already and is not replaced.");
  }

  @Test
  void replacesAFileWhenItIsToldTo() {
    TestStep step = TestStep.of(TestStep.RUN, Map.of("ci.yaml", "mine, and longer than the new"));

    run(step, Map.of("url", "nunjucks/ci.yaml", "targetPath", "ci.yaml", "replace", true));

    assertThat(step.files()).isEqualTo(Map.of("ci.yaml", "name: pay\n"));
  }

  @Test
  void knowsTheOptionsOfTheLanguage() {
    TestStep step = step();

    run(
        step,
        Map.of("url", "blocks.txt", "targetPath", "b", "trimBlocks", true, "lstripBlocks", true));
    run(step, Map.of("url", "cookie.txt", "targetPath", "c", "cookiecutterCompat", true));

    assertThat(step.files()).isEqualTo(Map.of("b", "a\n  b\nc\n", "c", "pay $"));
  }

  @Test
  void rendersWhatWouldCountAsBinaryInASkeleton() {
    TestStep step = step();

    run(step, Map.of("url", "nul.bin", "targetPath", "nul.bin"));

    assertThat(step.files()).isEqualTo(Map.of("nul.bin", "\0pay"));
  }

  @Test
  void failsWhereTheFileCannotBeRendered() {
    assertThatThrownBy(() -> run(step(), Map.of("url", "wrong.txt", "targetPath", "a")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("The file wrong.txt cannot be rendered (input: url). Line 2,")
        .hasMessageContaining("nofilter");
  }

  @Test
  void refusesAFolderAndAPlaceOutsideOfTheWorkspace() {
    TestStep step = TestStep.of(TestStep.RUN, Map.of("dir/file", "mine"));
    Map<String, Object> toFolder =
        Map.of("url", "nunjucks/ci.yaml", "targetPath", "dir", "replace", true);

    assertThatThrownBy(() -> run(step, toFolder))
        .hasMessageStartingWith("'dir' is a folder of the workspace (input: targetPath).");
    assertThatThrownBy(() -> run(step, Map.of("url", "blocks.txt", "targetPath", "../out")))
        .hasMessageContaining("leads out of the workspace (input: targetPath)");
  }

  private void run(TestStep step, Map<String, Object> input) {
    Map<String, Object> whole = new HashMap<>(input);
    whole.put("values", Map.of("name", "pay"));
    Steps.run(action(), whole, step);
  }
}
