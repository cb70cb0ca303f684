package dev.formwork.standalone.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StarterTemplatesTest {

  private static final String TEMPLATES = "../templates/src/main/resources/templates";

  private final Terminal terminal = new Terminal(Path.of(TEMPLATES));

  @Test
  void haveNothingThatLintFinds() {
    int status = terminal.run("lint", "--strict", TEMPLATES);
    assertThat(status).as("%s", terminal.output()).isZero();
  }

  @Test
  void passTheirTests() {
    int status = terminal.run("test", TEMPLATES);

    assertThat(status).as("%s", terminal.output()).isZero();
  }
}
