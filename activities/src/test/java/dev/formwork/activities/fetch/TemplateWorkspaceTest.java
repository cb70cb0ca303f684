package dev.formwork.activities.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.Steps;
import dev.formwork.activities.action.TestStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateWorkspaceTest implements ActionContract<TemplateWorkspace.Input, NoOutput> {

  @Override
  public Action<TemplateWorkspace.Input, NoOutput> action() {
    return new TemplateWorkspace(new NunjucksFiles(Map.of()));
  }

  @Override
  public TemplateWorkspace.Input input() {
    return new TemplateWorkspace.Input(
        "skeleton", "service", List.of("raw/**"), Map.of("name", "payments"), false, null, false);
  }

  @Override
  public Map<String, String> files() {
    return Map.of(
        "skeleton/${{ values.name }}.md", "# ${{ values.name }}\n",
        "skeleton/raw/${{ values.name }}.txt", "${{ raw }}",
        "skeleton/b.txt.njk", "${{ values.name }}",
        "service/payments.md", "mine");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void rendersAFolderAndKeepsWhatIsThere() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.files())
        .containsEntry("service/payments.md", "mine")
        .containsEntry("service/raw/payments.txt", "${{ raw }}")
        .containsEntry("service/b.txt.njk", "payments")
        .containsAllEntriesOf(files());
  }

  @Test
  void rendersIntoTheFolderThatHoldsTheSkeleton() {
    TestStep step = step();

    run(step, Map.of("targetPath", "."));

    assertThat(step.files()).containsEntry("payments.md", "# payments\n");
  }

  @Test
  void knowsTheEndingOfTemplatesAndReplacesFiles() {
    TestStep step = step();

    run(step, Map.of("templateFileExtension", true, "replace", true));

    assertThat(step.files())
        .containsEntry("service/b.txt", "payments")
        .containsEntry("service/payments.md", "# ${{ values.name }}\n");
  }

  @Test
  void refusesAnEndingTogetherWithPatterns() {
    Map<String, Object> input =
        Map.of("templateFileExtension", "njk", "copyWithoutTemplating", List.of("a"));

    assertThatThrownBy(() -> run(step(), input))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("(input: templateFileExtension)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"skeleton", "skeleton/out", "./skeleton/../skeleton/out", "link/out"})
  void refusesATargetWithinTheFolderThatIsRendered(String target) throws IOException {
    TestStep step = step();
    Files.createSymbolicLink(step.workspace().root().resolve("link"), Path.of("skeleton"));

    assertThatThrownBy(() -> run(step, Map.of("targetPath", target)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("lies within 'skeleton'");
  }

  @Test
  void saysThatTheFolderIsMissing() {
    assertThatThrownBy(() -> run(step(), Map.of("sourcePath", "no/such")))
        .hasMessageStartingWith("There is no folder 'no/such' in the workspace");
  }

  private void run(TestStep step, Map<String, Object> changes) {
    Map<String, Object> input = new HashMap<>();
    input.put("sourcePath", "skeleton");
    input.put("targetPath", "service");
    input.put("copyWithoutTemplating", List.of());
    input.put("values", Map.of("name", "payments"));
    input.putAll(changes);
    Steps.run(action(), input, step);
  }
}
