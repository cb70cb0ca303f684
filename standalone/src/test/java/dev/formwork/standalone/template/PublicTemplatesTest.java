package dev.formwork.standalone.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates in the manner of those that teams publish for Backstage. */
class PublicTemplatesTest {

  private static final Path TEMPLATES = Path.of("src/test/resources/public-templates");

  static List<Path> templates() throws IOException {
    try (Stream<Path> folders = Files.list(TEMPLATES)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void passTheirTests(Path template) {
    Terminal terminal = new Terminal(template);

    int status = terminal.run("test", template.toString());

    assertThat(status).as("%s", terminal.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void haveTheFindingsThatAreKeptBesideThem(Path template) throws IOException {
    Terminal terminal = new Terminal(template.toAbsolutePath());

    terminal.run("lint", template.toAbsolutePath().toString());

    assertThat(firstSentences(terminal.output()))
        .isEqualTo(Files.readString(template.resolve("tests/findings.txt")));
  }

  /** The findings without advice, which names whatever actions and inputs there are. */
  private static String firstSentences(String findings) {
    return findings.replaceAll("(?m)^(\\S+ \\w+: .*?\\.) .*( \\[[a-z-]+])$", "$1$2");
  }
}
