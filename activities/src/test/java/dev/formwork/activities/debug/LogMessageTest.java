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
  void tellsTheMessageAndTheFiles() {
    TestStep step = step();

    action().run(input(), step);

    assertThat(step.lines())
        .containsExactly("info: Hello.", "info: Workspace:\n  - a/b.txt\n\ntext of b");
  }

  @Test
  void listsNothingWhenNotAskedTo() {
    TestStep step = step();

    action().run(new LogMessage.Input("Hello.", false), step);

    assertThat(step.lines()).containsExactly("info: Hello.");
  }
}
