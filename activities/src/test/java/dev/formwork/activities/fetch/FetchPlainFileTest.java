package dev.formwork.activities.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import dev.formwork.activities.port.template.InMemoryTemplateFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FetchPlainFileTest implements ActionContract<FetchPlainFile.Input, NoOutput> {

  private static final String URL = "https://github.com/acme/files/blob/main/LICENSE";

  private final Sources sources =
      new Sources(
          new InMemoryTemplateFiles().with("digest-1", Map.of("files/NOTICE", "notice")),
          new InMemorySourceReader().with(URL, "licence"));

  @Override
  public Action<FetchPlainFile.Input, NoOutput> action() {
    return new FetchPlainFile(sources);
  }

  @Override
  public FetchPlainFile.Input input() {
    return new FetchPlainFile.Input(URL, "legal/LICENSE", null);
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void readsFromTheWorldAndFromTheTemplate() {
    TestStep step = step();

    action().run(input(), step);
    action().run(new FetchPlainFile.Input("files/NOTICE", "NOTICE", null), step);

    assertThat(step.files()).isEqualTo(Map.of("legal/LICENSE", "licence", "NOTICE", "notice"));
  }

  @Test
  void saysThatAFileOfTheTemplateIsMissing() {
    var input = new FetchPlainFile.Input("files", "NOTICE", null);

    assertThatThrownBy(() -> action().run(input, step()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("The template has no file 'files' (input: url).");
  }
}
