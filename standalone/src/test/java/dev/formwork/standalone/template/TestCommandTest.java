package dev.formwork.standalone.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

  private static final String TEMPLATE =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: {name: greeting}
      spec:
        type: service
        parameters:
          required: [name]
          properties:
            name: {type: string, pattern: '^[a-z]+$'}
            loud: {type: boolean}
        steps:
          - id: fetch
            action: fetch:template
            input:
              url: ./skeleton
              values: {name: '${{ parameters.name }}'}
          - id: say
            action: debug:log
            if: ${{ parameters.loud }}
            input: {message: 'Hello ${{ parameters.name }} ${{ secrets.word }}'}
        output:
          greeted: ${{ parameters.name }}
      """;

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void writesATemplate() {
    terminal =
        new Terminal(folder)
            .write("template.yaml", TEMPLATE)
            .write("skeleton/hello.txt", "Hello\n${{ values.name }}\nBye\n");
  }

  @Test
  void passesWhenEverythingIsAsExpected() {
    terminal.write(
        "tests/ada.yaml",
        """
        name: Greets Ada
        values: {name: ada, loud: true}
        secrets: {word: s3cr3t-word}
        expect:
          steps: {run: [fetch, say]}
          output: {greeted: ada}
          log: {contains: Hello ada, excludes: s3cr3t-word}
          files:
            exist: [hello.txt]
            absent: [bye.txt, skeleton]
            contain: {hello.txt: ada}
        """);

    assertThat(test()).isZero();
    assertThat(terminal.output()).contains("✓ Greets Ada").endsWith("1 test passed.\n");
  }

  @Test
  void namesEverythingThatIsNotAsExpected() {
    terminal.write(
        "tests/ada.yaml",
        """
        values: {name: ada}
        expect:
          steps: {run: [say, none], skipped: [fetch]}
          output: {greeted: grace}
          log: {contains: Hello grace}
          files:
            exist: [bye.txt]
            absent: [hello.txt]
            contain: {hello.txt: grace}
        """);

    assertThat(test()).isOne();
    assertThat(terminal.output())
        .contains(
            "Step 'say' was expected to run, but it is skipped.",
            "Step 'none' was expected to run, but there is no such step. There are fetch, say.",
            "Step 'fetch' was expected to be skipped, but it is completed.",
            "'output.greeted' was expected to be grace, but is ada.",
            "The log was expected to contain 'Hello grace', but does not.",
            "File 'bye.txt' was expected, but is not there. There are hello.txt.",
            "'hello.txt' was not expected, but is there.",
            "File 'hello.txt' was expected to contain 'grace', but does not.",
            "1 of 1 test failed.");
  }

  @Test
  void comparesTheFilesWithThoseKept() {
    terminal
        .write("tests/ada.yaml", "values: {name: ada}\n")
        .write("tests/ada/expected/hello.txt", "Hello\ngrace\nBye\n")
        .write("tests/ada/expected/gone.txt", "");

    assertThat(test()).isOne();
    assertThat(terminal.output())
        .contains(
            "File 'gone.txt' is missing; it is among the expected ones.",
            "File 'hello.txt' differs (- expected, + found):",
            "-grace",
            "+ada",
            "Run with --update");
  }

  @Test
  void writesTheKeptFilesAnewWhenAskedTo() {
    terminal
        .write("tests/ada.yaml", "values: {name: ada}\n")
        .write("tests/ada/expected/gone.txt", "");

    assertThat(terminal.run("test", folder.toString(), "--update")).isZero();

    assertThat(terminal.read("tests/ada/expected/hello.txt")).isEqualTo("Hello\nada\nBye\n");
    assertThat(terminal.path("tests/ada/expected/gone.txt")).doesNotExist();
    assertThat(test()).isZero();
  }

  @Test
  void keepsTheFilesOfATestThatIsNamedAlone() {
    terminal.write("tests/ada.yaml", "values: {name: ada}\n");

    terminal.run("test", folder.toString(), "--update");
    assertThat(terminal.path("tests/ada")).doesNotExist();

    terminal.run("test", folder.toString(), "--update", "--only", "ada");
    assertThat(terminal.read("tests/ada/expected/hello.txt")).isEqualTo("Hello\nada\nBye\n");
  }

  @Test
  void expectsAFormToBeRefused() {
    terminal.write(
        "tests/ada.yaml", "values: {name: Ada}\nexpect: {refused: does not match pattern}\n");

    assertThat(test()).isZero();
  }

  @Test
  void showsWhyAFormIsRefused() {
    terminal.write("tests/ada.yaml", "values: {}\n");

    assertThat(test()).isOne();
    assertThat(terminal.output()).contains("The form refuses the values: instance requires");
  }

  @Test
  void expectsAStepToFail() {
    terminal
        .write("template.yaml", TEMPLATE.replace("./skeleton", "./none"))
        .write(
            "tests/ada.yaml",
            """
            values: {name: ada}
            expect: {failure: "no folder './none'", steps: {failed: [fetch]}}
            """);

    assertThat(test()).isZero();
  }

  @Test
  void readsAddressesOutsideFromTheFilesOfTheTest() {
    terminal
        .write("template.yaml", TEMPLATE.replace("./skeleton", "https://example.org/x"))
        .write("tests/fixtures/hello.txt", "Hello ${{ values.name }}")
        .write(
            "tests/ada.yaml",
            """
            values: {name: ada}
            sources: {https://example.org/x: ./fixtures}
            expect: {files: {contain: {hello.txt: Hello ada}}}
            """);

    assertThat(test()).isZero();
  }

  @Test
  void saysHowToStandInForAnAddressOutside() {
    terminal
        .write("template.yaml", TEMPLATE.replace("./skeleton", "https://example.org/x"))
        .write("tests/ada.yaml", "values: {name: ada}\n");

    assertThat(test()).isOne();
    assertThat(terminal.output())
        .contains("sources: {\"https://example.org/x\": ./fixtures/files}");
  }

  @Test
  void refusesKeysThatNobodyReads() {
    terminal.write("tests/ada.yaml", "values: {name: ada}\nexpect: {file: {}}\n");

    assertThat(test()).isEqualTo(2);
    assertThat(terminal.output()).startsWith("template.yaml\nNobody reads the key 'file' under");
  }

  @Test
  void failsEveryTestOfATemplateThatIsNone() {
    terminal
        .write("template.yaml", TEMPLATE.replace("kind: Template", "kind: Recipe"))
        .write("tests/ada.yaml", "values: {name: ada}\n");

    assertThat(test()).isOne();
    assertThat(terminal.output()).contains("template.yaml:2:7: error: 'kind' must be 'Template'");
  }

  @Test
  void writesAReportForBuildServers() {
    terminal
        .write("tests/ada.yaml", "values: {name: ada}\n")
        .write("tests/bad.yaml", "name: A <bad> one\nvalues: {}\n");

    terminal.run("test", folder.toString(), "--report", terminal.at("out/report.xml"));

    assertThat(terminal.read("out/report.xml"))
        .contains("tests=\"2\" failures=\"1\"", "name=\"A &lt;bad&gt; one\"", "<failure message=");
  }

  private int test() {
    return terminal.run("test", folder.toString());
  }
}
