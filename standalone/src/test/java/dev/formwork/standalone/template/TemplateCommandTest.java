package dev.formwork.standalone.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCommandTest {

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
        steps:
          - id: fetch
            action: fetch:template
            input:
              url: ./skeleton
              values: {name: '${{ parameters.name }}'}
          - id: say
            action: debug:log
            if: ${{ parameters.loud }}
            input: {message: 'Hello ${{ parameters.name }}'}
        output:
          greeted: ${{ parameters.name }}
      """;

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void writesATemplate() {
    terminal =
        new Terminal(folder)
            .write("t/template.yaml", TEMPLATE)
            .write("t/skeleton/hello.txt", "Hello\n${{ values.name }}\nBye\n");
  }

  @Test
  void printsFindingsAsACompilerDoes() {
    int status = terminal.run("lint", terminal.at("t"));

    assertThat(status).isZero();
    assertThat(terminal.output())
        .isEqualTo(
            """
            t/template.yaml:18:15: warning: No page declares the parameter 'loud', so it has no value. Declare it, or take it out. [undeclared-parameter]
            0 errors, 1 warning and 0 notes in 1 template.
            """);
  }

  @Test
  void failsForWarningsWhenItIsStrict() {
    assertThat(terminal.run("lint", terminal.at("t"), "--strict")).isOne();
  }

  @Test
  void failsForErrors() {
    terminal.write("t/skeleton/broken.txt", "${{ values.name | nope }}");

    assertThat(terminal.run("lint", terminal.at("t"))).isOne();
    assertThat(terminal.output())
        .contains("t/skeleton/broken.txt:1:19: error: There is no filter 'nope'");
  }

  @Test
  void findsTheTemplatesBelowAFolder() {
    terminal.write("other/template.yaml", TEMPLATE.replace("greeting", "other"));

    assertThat(terminal.run("lint", folder.toString())).isOne();
    assertThat(terminal.output())
        .contains("other/template.yaml:14:9: error: The template has no folder './skeleton'.")
        .endsWith("in 2 templates.\n");
  }

  @Test
  void knowsActionsOfOtherWorkersFromAFile() {
    terminal
        .write(
            "o/template.yaml",
            TEMPLATE.replace("debug:log", "acme:order").replace(".loud", ".name"))
        .write("o/skeleton/a.txt", "")
        .write(
            "actions.json",
            """
            [{"id": "acme:order", "schema": {"input": {"additionalProperties": false}}}]
            """);

    assertThat(terminal.run("lint", terminal.at("o"), "--actions", terminal.at("actions.json")))
        .isOne();
    assertThat(terminal.output()).contains("acme:order has no input 'message'. It takes none.");
  }

  @Test
  void printsFindingsForPrograms() {
    terminal.run("lint", terminal.at("t"), "--format", "json");

    assertThat(terminal.output()).contains("\"rule\" : \"undeclared-parameter\"", "\"line\" : 18");
  }

  @Test
  void printsFindingsForCodeScanning() {
    terminal.run("lint", terminal.at("t"), "--format=sarif");

    assertThat(terminal.output())
        .contains("\"version\" : \"2.1.0\"", "\"level\" : \"warning\"", "\"startLine\" : 18");
  }

  @Test
  void namesTheNearestOptionAndCommand() {
    assertThat(terminal.run("lint", "--formt", "json")).isEqualTo(2);
    assertThat(terminal.output()).startsWith("There is no option --formt. Did you mean --format?");

    assertThat(terminal.run("lnt")).isEqualTo(2);
    assertThat(terminal.output()).contains("Did you mean 'lint'?");
  }

  @Test
  void saysThatThereIsNoTemplate() {
    assertThat(terminal.run("lint", terminal.at("t/skeleton"))).isEqualTo(2);
    assertThat(terminal.output())
        .startsWith("There is no template.yaml in 't/skeleton' or below it.");
  }

  @Test
  void rendersASkeletonWithValues() {
    terminal.write("values.yaml", "name: ada\n");

    int status =
        terminal.run(
            "render",
            terminal.at("t/skeleton"),
            "--values",
            terminal.at("values.yaml"),
            "--set",
            "name=grace",
            "--out",
            terminal.at("out"));

    assertThat(status).isZero();
    assertThat(terminal.read("out/hello.txt")).isEqualTo("Hello\ngrace\nBye\n");
  }

  @Test
  void rendersHandlebarsAndTellsWhereAValueIsMissing() {
    terminal.write("h/{{ values.name }}.txt", "one\n{{ values.repo.owner }}\n");

    int status =
        terminal.run(
            "render",
            terminal.at("h"),
            "--engine",
            "handlebars",
            "--set",
            "name=ada",
            "--out",
            terminal.at("out"));

    assertThat(status).isOne();
    assertThat(terminal.output())
        .contains("h/{{ values.name }}.txt:2:", "error: `values.repo.owner` has no value", "--set")
        .contains("Nothing was written");
    assertThat(terminal.path("out")).doesNotExist();
  }

  @Test
  void listsActionsAndTheirInputs() {
    terminal.run("actions");
    assertThat(terminal.output()).contains("debug:log ", "fetch:template ", "publish:github ");

    terminal.run("actions", "publish:local");
    assertThat(terminal.output()).contains("repoUrl *", "remoteUrl", "Default: main.");
  }

  @Test
  void refusesToRunAFolder() {
    assertThat(terminal.run("run", terminal.at("t"))).isEqualTo(2);
    assertThat(terminal.output()).contains("runs use templates that a Formwork has registered");
  }
}
