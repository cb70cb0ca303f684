package dev.formwork.activities.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteFileTest implements ActionContract<WriteFile.Input, NoOutput> {

  @Override
  public Action<WriteFile.Input, NoOutput> action() {
    return new WriteFile();
  }

  @Override
  public WriteFile.Input input() {
    return new WriteFile.Input("deploy/run.sh", "exec app", true, true);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("README.md", "readme");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void makesFoldersAndTheFileAProgram() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.files()).containsEntry("deploy/run.sh", "exec app");
    assertThat(step.workspace().root().resolve("deploy/run.sh")).isExecutable();
  }

  @Test
  void keepsAFileThatMustNotBeReplaced() {
    TestStep step = step();

    assertThatThrownBy(
            () -> action().run(new WriteFile.Input("README.md", "new", false, false), step))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("exists already (input: path)");
    assertThat(step.files()).containsEntry("README.md", "readme");
  }

  @Test
  void refusesToWriteThroughALinkThatLeadsOut() throws Exception {
    TestStep step = step();
    Path outside = Files.createTempDirectory("outside");
    Files.createSymbolicLink(step.workspace().root().resolve("deploy"), outside);

    assertThatThrownBy(() -> action().run(input(), step))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("leads out of the workspace through the link 'deploy'");
    assertThat(outside).isEmptyDirectory();
  }
}
