package dev.formwork.standalone.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleTemplatesTest {

  private static final String EXAMPLES = "../docs/examples";

  private final Terminal terminal = new Terminal(Path.of(EXAMPLES));

  @Test
  void haveNothingThatLintFinds() {
    int status = terminal.run("lint", "--strict", EXAMPLES);

    assertThat(status).as("%s", terminal.output()).isZero();
    assertThat(terminal.output().toString()).contains("formwork-only");
  }

  @Test
  void passTheirTests() {
    int status = terminal.run("test", EXAMPLES);

    assertThat(status).as("%s", terminal.output()).isZero();
  }
}
