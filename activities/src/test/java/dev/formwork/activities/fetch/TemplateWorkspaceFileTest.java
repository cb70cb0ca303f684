package dev.formwork.activities.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateWorkspaceFileTest implements ActionContract<TemplateWorkspaceFile.Input, NoOutput> {

  @Override
  public Action<TemplateWorkspaceFile.Input, NoOutput> action() {
    return new TemplateWorkspaceFile(new NunjucksFiles(Map.of()));
  }

  @Override
  public TemplateWorkspaceFile.Input input() {
    return input("skeleton/README.md", "README.md");
  }

  @Override
  public Map<String, String> files() {
    return Map.of("skeleton/README.md", "# ${{ values.name }}\n");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void rendersAFileToAnotherPlace() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.files())
        .isEqualTo(
            Map.of("skeleton/README.md", "# ${{ values.name }}\n", "README.md", "# payments\n"));
  }

  @Test
  void rendersAFileOntoItselfOnlyWhenItMayBeReplaced() {
    TestStep step = step();
    var kept = input("skeleton/README.md", "skeleton/README.md");

    action().run(kept, step);
    String before = step.files().get("skeleton/README.md");
    action()
        .run(
            new TemplateWorkspaceFile.Input(
                kept.sourcePath(), kept.targetPath(), kept.values(), false, true),
            step);

    assertThat(before).isEqualTo("# ${{ values.name }}\n");
    assertThat(step.files()).isEqualTo(Map.of("skeleton/README.md", "# payments\n"));
  }

  @Test
  void saysThatTheFileIsMissing() {
    assertThatThrownBy(() -> action().run(input("skeleton", "a"), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("There is no file 'skeleton' in the workspace (input: sourcePath)");
  }

  @Test
  void refusesToReadOutsideOfTheWorkspace() {
    assertThatThrownBy(() -> action().run(input("../../etc/passwd", "a"), step()))
        .hasMessageContaining("leads out of the workspace (input: sourcePath)");
  }

  private static TemplateWorkspaceFile.Input input(String from, String to) {
    return new TemplateWorkspaceFile.Input(from, to, Map.of("name", "payments"), false, false);
  }
}
