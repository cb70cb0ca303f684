package dev.formwork.activities.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListFilesTest implements ActionContract<ListFiles.Input, ListFiles.Output> {

  @Override
  public Action<ListFiles.Input, ListFiles.Output> action() {
    return new ListFiles();
  }

  @Override
  public ListFiles.Input input() {
    return new ListFiles.Input(List.of("docs"), true);
  }

  @Override
  public Map<String, String> files() {
    return Map.of("docs/a.md", "a", "docs/en/b.md", "b", "README.md", "r");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void tellsFilesAndFoldersByTheirPlaceInTheWorkspace() {
    ListFiles.Output output = action().run(input(), step());

    assertThat(output.files()).extracting("path").containsExactly("docs/a.md", "docs/en/b.md");
    assertThat(output.folders()).extracting("name").containsExactly("en");
  }

  @Test
  void looksIntoOneFolderOnlyWhenNotRecursive() {
    ListFiles.Output output = action().run(new ListFiles.Input(List.of("."), false), step());

    assertThat(output.files()).extracting("path").containsExactly("README.md");
    assertThat(output.folders()).extracting("path").containsExactly("docs");
  }
}
