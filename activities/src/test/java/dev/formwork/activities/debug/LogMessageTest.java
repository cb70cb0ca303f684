package dev.formwork.activities.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.NoOutput;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogMessageTest implements ActionContract<LogMessage.Input, NoOutput> {

  @Override
  public Action<LogMessage.Input, NoOutput> action() {
    return new LogMessage();
  }

  @Override
  public LogMessage.Input input() {
    return new LogMessage.Input("Hello.", "with-contents");
  }

  @Override
  public Map<String, String> files() {
    return Map.of("a/b.txt", "text of b");
  }

  @Override
  public Object world() {
    return Map.of();
  }

  @Test
  void tellsItsInputTheMessageAndTheFiles() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.lines())
        .containsExactly(
            "info: {\n  \"message\": \"Hello.\",\n  \"listWorkspace\": \"with-contents\"\n}",
            "info: Hello.",
            "info: Workspace:\n  - a/b.txt\n\ntext of b");
  }

  @Test
  void listsNothingWhenNotAskedTo() {
    TestStep step = step();

    action().run(new LogMessage.Input("Hello.", null), step);

    assertThat(step.lines())
        .containsExactly("info: {\n  \"message\": \"Hello.\"\n}", "info: Hello.");
  }
}
