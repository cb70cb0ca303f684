package dev.formwork.activities.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeleteFilesTest implements ActionContract<DeleteFiles.Input, NoOutput> {

  @Override
  public Action<DeleteFiles.Input, NoOutput> action() {
    return new DeleteFiles();
  }

  @Override
  public DeleteFiles.Input input() {
    return new DeleteFiles.Input(List.of("docs/draft.md", "**/*.bak"));
  }

  @Override
  public Map<String, String> files() {
    return Map.of("docs/draft.md", "d", "a.bak", "a", "src/deep/.b.bak", "b", "README.md", "r");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void deletesWhatThePatternsMatchAtAnyDepth() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.files()).containsOnlyKeys("README.md");
  }

  /** Case 102 of the contract. */
  @Test
  void leavesTheFoldersOfADeletedFolder() {
    TestStep step = step();

    action().run(new DeleteFiles.Input(List.of("src")), step);

    assertThat(step.files()).doesNotContainKey("src/deep/.b.bak");
    assertThat(step.workspace().root().resolve("src/deep")).isDirectory();
  }

  @Test
  void refusesAPatternThatLeadsOut() {
    assertThatThrownBy(() -> action().run(new DeleteFiles.Input(List.of("../**/*")), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("leads out of the workspace (input: files[0])");
  }

  @Test
  void deletesALinkAndNotWhatItLeadsTo() throws Exception {
    TestStep step = step();
    Files.createSymbolicLink(
        step.workspace().root().resolve("link.bak"),
        step.workspace().root().resolve("README.md").getFileName());

    action().run(input(), step);

    assertThat(step.files()).containsOnlyKeys("README.md");
  }
}
