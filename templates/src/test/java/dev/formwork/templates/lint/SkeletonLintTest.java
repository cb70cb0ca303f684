package dev.formwork.templates.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkeletonLintTest {

  private static final String TEMPLATE =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: {name: sample}
      spec:
        type: service
        parameters:
          required: [name]
          properties:
            name: {type: string}
            system: {type: string}
            repoUrl: {type: string, ui:field: RepoUrlPicker}
            token: {type: string, ui:field: Secret}
        steps:
          - action: fetch:template
            input:
              url: ./skeleton
      """;

  private static final String VALUES =
      "        values: {name: '${{ parameters.name }}', system: '${{ parameters.system }}'}\n";

  @TempDir private Path directory;

  @Test
  void findsFoldersThatAreNotThere() {
    assertThat(lint(""))
        .extracting(Finding::message)
        .containsExactly(
            "The template has no folder './skeleton'. Correct the path, which is relative to the template's own file.");
  }

  @Test
  void findsFoldersOutsideOfTheTemplate() {
    assertThat(lint("").size()).isOne();

    assertThat(lintText(TEMPLATE.replace("./skeleton", "../other")))
        .extracting(Finding::rule, Finding::line)
        .containsExactly(tuple("missing-files", 16));
  }

  @Test
  void findsFilesThatDoNotRender() {
    skeleton("a.txt", "one\n${{ values.name | nope }}\n{% if %}");
    skeleton("b.txt", "${{ values.name");

    assertThat(places(lint(VALUES)))
        .containsExactly("skeleton/a.txt:3:7 skeleton", "skeleton/b.txt:1:1 skeleton");
  }

  @Test
  void findsExpressionsOfOtherToolsThatWouldVanish() {
    skeleton(".github/workflows/ci.yaml", "on: push\nref: ${{ github.ref }}\n");

    List<Finding> findings = lint(VALUES);

    assertThat(places(findings))
        .containsExactly("skeleton/.github/workflows/ci.yaml:2:10 foreign-expression");
    assertThat(findings.getFirst().message()).contains("'github.ref'", "copyWithoutTemplating");
  }

  @Test
  void leavesFilesAloneThatAreNotRendered() {
    skeleton(".github/workflows/ci.yaml", "ref: ${{ github.ref }}");
    skeleton("raw.yaml", "{% raw %}${{ github.ref }}{% endraw %}");

    assertThat(lint(VALUES + "        copyWithoutTemplating: [.github]\n")).isEmpty();
  }

  @Test
  void findsValuesThatTheStepDoesNotGive() {
    skeleton("a.txt", "${{ values.nam }}${{ parameters.name }}");

    assertThat(places(lint(VALUES)))
        .containsExactly(
            "skeleton/a.txt:1:5 undeclared-value", "skeleton/a.txt:1:22 unknown-variable");
  }

  @Test
  void findsMarksOfTheOtherLanguage() {
    skeleton("a.txt", "{{ values.name }}");

    assertThat(places(lint(VALUES))).containsExactly("skeleton/a.txt:1:1 wrong-marks");
  }

  @Test
  void findsDollarsInFrontOfHandlebars() {
    skeleton("a.txt", "ok {{ values.name }}\n${{ values.name }}");

    assertThat(places(lint(VALUES + "        engine: handlebars\n")))
        .containsExactly("skeleton/a.txt:2:1 wrong-marks");
  }

  @Test
  void findsValuesThatAreMissingWhenOptionalFieldsStayEmpty() {
    skeleton("a.txt", "{{ values.name }} {{ values.system }}");

    List<Finding> findings = lint(VALUES + "        engine: handlebars\n");

    assertThat(findings)
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("`values.system` has no value", "only the required fields filled in");
  }

  @Test
  void rendersWithTheSampleOfTheTemplate() {
    skeleton("a.txt", "{{ values.repo.project }}");
    write("sample.yaml", "values: {repoUrl: 'github.com?owner=a&repo=b'}");

    List<Finding> findings =
        lint(
            "        engine: handlebars\n"
                + "        values: {repo: '${{ parameters.repoUrl | parseRepoUrl }}'}\n");

    assertThat(findings.getFirst().message()).contains("it has host, owner, repo", "sample.yaml");
  }

  @Test
  void findsSecretsThatWouldBeReadableInFiles() {
    skeleton("a.txt", "");

    assertThat(places(lint("        values: {t: '${{ secrets.token }}'}\n")))
        .containsExactly("template.yaml:17:26 secret-in-file");
  }

  @Test
  void tellsThatAnOldInputHasNoEffect() {
    skeleton("a.txt", "");

    assertThat(places(lint("        copyWithoutRender: [x]\n")))
        .containsExactly("template.yaml:17:9 ignored-input");
  }

  @Test
  void knowsCookiecutterSkeletons() {
    skeleton(
        "{{cookiecutter.name}}.txt", "{{ cookiecutter.name|jsonify }} ${{ cookiecutter.name }}");

    assertThat(places(lint(VALUES + "        cookiecutterCompat: true\n")))
        .containsExactly("skeleton/{{cookiecutter.name}}.txt:1:33 wrong-marks");
  }

  @Test
  void looksAtSingleFiles() {
    write("files/a.md", "${{ values.other }}\n${{ values.name | nope }}");

    List<Finding> findings =
        lintText(
            TEMPLATE
                    .replace("fetch:template", "fetch:template:file")
                    .replace("./skeleton", "./files/a.md")
                + VALUES);

    assertThat(places(findings))
        .containsExactly("files/a.md:1:5 undeclared-value", "files/a.md:2:19 skeleton");
  }

  @Test
  void findsInputsThatCannotStandTogether() {
    skeleton("a.txt.njk", "");

    assertThat(
            places(lint("        templateFileExtension: .njk\n        cookiecutterCompat: true\n")))
        .containsExactly("template.yaml:15:7 wrong-input");
    assertThat(places(lint("        engine: handlebars\n        trimBlocks: true\n")))
        .containsExactly("template.yaml:15:7 wrong-input");
    assertThat(places(lint("        delimiters: {start: '[[', end: ']]'}\n")))
        .containsExactly("template.yaml:15:7 wrong-input");
  }

  private static List<String> places(List<Finding> findings) {
    return findings.stream()
        .map(f -> "%s:%d:%d %s".formatted(f.file(), f.line(), f.column(), f.rule()))
        .toList();
  }

  private void skeleton(String path, String content) {
    write("skeleton/" + path, content);
  }

  private void write(String path, String content) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Finding> lint(String input) {
    return lintText(TEMPLATE + input);
  }

  private List<Finding> lintText(String text) {
    write("template.yaml", text);
    return new TemplateLint(List.of(), Map.of("github.com", "github"))
        .lint(directory.resolve("template.yaml"));
  }
}
