package dev.formwork.activities.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameFilesTest implements ActionContract<RenameFiles.Input, NoOutput> {

  @Override
  public Action<RenameFiles.Input, NoOutput> action() {
    return new RenameFiles();
  }

  @Override
  public RenameFiles.Input input() {
    return input("docs/draft.md", "docs/index.md", false);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("docs/draft.md", "draft", "README.md", "readme");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void movesAFolderWithAllThatIsInIt() {
    TestStep step = step();

    action().run(input("docs", "manual/en", false), step);

    assertThat(step.files()).containsEntry("manual/en/draft.md", "draft").hasSize(2);
  }

  @Test
  void replacesAFileOnlyWhenAsked() {
    TestStep step = step();

    action().run(input("docs/draft.md", "README.md", true), step);

    assertThat(step.files()).isEqualTo(Map.of("README.md", "draft"));
  }

  @ParameterizedTest
  @CsvSource({
    "docs/draft.md, README.md, files[0].to",
    "nowhere, README.md, files[0].from",
    "docs, docs/inner, files[0].to",
    "../out, README.md, files[0].from",
    "README.md, /etc/passwd, files[0].to",
    ".git/../../x, README.md, files[0].from"
  })
  void refusesAMoveThatCannotBeRight(String from, String to, String input) {
    assertThatThrownBy(() -> action().run(input(from, to, false), step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("(input: " + input);
  }

  private static RenameFiles.Input input(String from, String to, boolean overwrite) {
    return new RenameFiles.Input(List.of(new RenameFiles.Move(from, to, overwrite)));
  }
}
