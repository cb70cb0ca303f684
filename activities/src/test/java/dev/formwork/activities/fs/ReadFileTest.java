package dev.formwork.activities.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.TestStep;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadFileTest implements ActionContract<ReadFile.Input, ReadFile.Output> {

  @Override
  public Action<ReadFile.Input, ReadFile.Output> action() {
    return new ReadFile();
  }

  @Override
  public ReadFile.Input input() {
    return new ReadFile.Input("VERSION");
  }

  @Override
  public Map<String, String> files() {
    return Map.of("VERSION", "1.2.3 ü");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void answersTheText() {
    assertThat(action().run(input(), step()).content()).isEqualTo("1.2.3 ü");
  }

  @Test
  void refusesWhatIsNotText() throws Exception {
    TestStep step = step();
    Files.write(step.workspace().root().resolve("VERSION"), new byte[] {(byte) 0xff, 0});

    assertThatThrownBy(() -> action().run(input(), step))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("File 'VERSION' is not text in UTF-8 (input: path). Choose a text file.");
  }

  @Test
  void refusesAFileThatIsTooLargeToPassOn() throws Exception {
    TestStep step = step();
    Files.writeString(step.workspace().root().resolve("VERSION"), "x".repeat(32_769));

    assertThatThrownBy(() -> action().run(input(), step))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("has 32,769 bytes; a step can pass on 32,768");
  }
}
