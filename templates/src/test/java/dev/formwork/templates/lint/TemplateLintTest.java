package dev.formwork.templates.lint;

import static dev.formwork.templates.lint.LintSamples.ACTIONS;
import static dev.formwork.templates.lint.LintSamples.HEAD;
import static dev.formwork.templates.lint.LintSamples.form;
import static dev.formwork.templates.lint.LintSamples.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint says of steps, forms and the document. */
class TemplateLintTest {

  @TempDir private Path directory;

  @Test
  void namesTheNearestActionForOneThatDoesNotExist() {
    List<Finding> findings = lint("  steps:\n    - action: publish:gihub\n");

    assertThat(findings)
        .containsExactly(
            new Finding(
                Severity.ERROR,
                "unknown-action",
                "template.yaml",
                7,
                7,
                "/spec/steps/0/action",
                "There is no action 'publish:gihub'. Did you mean 'publish:github'?"));
  }

  @Test
  void saysWhatToUseInPlaceOfCookiecutter() {
    List<Finding> findings = lint("  steps:\n    - action: fetch:cookiecutter\n");

    assertThat(findings.getFirst().message()).contains("cookiecutterCompat: true");
  }

  @Test
  void findsInputsThatTheActionDoesNotTake() {
    assertThat(
            rules(
                """
                  steps:
                    - action: publish:github
                      input:
                        repoUrl: github.com?owner=a&repo=b
                        allowedHosts: [github.com]
                        topic: [a]
                """))
        .containsExactly("10:9 unknown-input", "11:9 unknown-input");
  }

  @Test
  void findsInputsThatAreMissingOrOfAnotherType() {
    assertThat(
            rules(
                """
                  steps:
                    - action: publish:github
                      input:
                        description: 7
                        topics: one
                        protectDefaultBranch: "is ${{ parameters.x }}"
                """
                    + form("x")))
        .containsExactly(
            "8:7 missing-input", "9:9 wrong-input", "10:9 wrong-input", "11:9 wrong-input");
  }

  @Test
  void leavesInputsAloneThatAnExpressionGives() {
    assertThat(
            rules(
                """
                  steps:
                    - action: publish:github
                      input:
                        repoUrl: ${{ parameters.x }}
                        topics: ${{ parameters.x }}
                        protectDefaultBranch: ${{ parameters.x }}
                """
                    + form("x")))
        .isEmpty();
  }

  @Test
  void findsIdsThatAreThereTwice() {
    assertThat(rules(steps("id: a", "id: a"))).containsExactly("10:7 duplicate-step-id");
  }

  @Test
  void findsStepsThatNeverRun() {
    assertThat(rules(steps("if: false", "if: ${{ 1 > 2 }}", "if: ${{ [] }}", "if: ''")))
        .containsExactly(
            "8:7 unreachable-step",
            "10:7 unreachable-step",
            "12:7 unreachable-step",
            "14:7 unreachable-step");
  }

  @Test
  void findsStepsAfterOneThatAlwaysFails() {
    assertThat(rules(steps("each: ${{ 3 }}", "name: n", "if: ${{ always() }}")))
        .containsExactly("8:7 wrong-each", "9:7 unreachable-step");
  }

  @Test
  void findsConditionsThatAreTexts() {
    assertThat(rules(steps("if: 'false'", "if: ' ${{ parameters.x }}'") + form("x")))
        .containsExactly("8:7 constant-condition", "10:7 constant-condition");
  }

  @Test
  void findsKeysThatNobodyReads() {
    assertThat(rules(steps("inputs: {}", "vendor:key: 1"))).containsExactly("8:7 unknown-key");
  }

  @Test
  void tellsWhatOnlyFormworkReads() {
    assertThat(rules(steps("timeout: 5m", "retry: {attempts: 2}", "undo: keep")))
        .containsExactly(
            "8:7 formwork-only", "10:7 formwork-only", "12:7 undo-keep", "12:7 formwork-only");
  }

  @Test
  void tellsOfActionsWithoutUndo() {
    assertThat(rules("  steps:\n    - {action: 'notify:slack', input: {channel: a}}\n"))
        .containsExactly("7:8 no-undo");
  }

  @Test
  void findsPagesThatRefuseTheValuesOfOthers() {
    assertThat(
            rules(
                steps("name: n")
                    + """
                      parameters:
                        - properties: {a: {type: string}}
                          additionalProperties: false
                        - properties: {b: {type: string}}
                    """))
        .containsExactly("11:7 closed-page");
  }

  @Test
  void findsWhatIsNotJsonSchema() {
    assertThat(
            rules(
                steps("name: n")
                    + """
                      parameters:
                        required: [a, missing]
                        properties:
                          a: {type: string, required: true}
                          b: {type: strng}
                          c: {type: integer, default: many}
                    """))
        .containsExactly(
            "10:19 required-field-missing",
            "12:25 parameter-schema",
            "13:11 parameter-schema",
            "14:26 wrong-default");
  }

  @Test
  void tellsWhatOnlyBackstageDoes() {
    assertThat(
            rules(
                steps("name: n")
                    + """
                      formDecorators: [{id: x}]
                      EXPERIMENTAL_recovery: {EXPERIMENTAL_strategy: startOver}
                      parameters:
                        properties:
                          a: {type: string, ui:field: CompanyPicker}
                          b: {type: string, backstage:featureFlag: x}
                    """))
        .containsExactly(
            "9:3 backstage-differs",
            "10:3 backstage-differs",
            "13:25 backstage-differs",
            "14:25 backstage-differs");
  }

  @Test
  void reportsEverythingOfADocumentThatIsNoTemplate() {
    assertThat(rules("  steps:\n    - {action: 'nope:nope', timeout: never}\n"))
        .contains("7:8 unknown-action", "7:38 template-schema");
  }

  @Test
  void findsHostsThatAreNotConnected() {
    assertThat(
            rules(
                steps("name: n")
                    + """
                      parameters:
                        properties:
                          repo:
                            type: string
                            ui:field: RepoUrlPicker
                            ui:options: {allowedHosts: [github.com, gitlab.com]}
                    """))
        .containsExactly("14:49 unknown-host");
  }

  @Test
  void looksAtTheTemplateAmongOtherDocuments() throws IOException {
    Path file = directory.resolve("all.yaml");
    Files.writeString(file, "kind: Group\n---\n" + HEAD + steps("if: false"));

    assertThat(new TemplateLint(ACTIONS, Map.of()).lint(file))
        .extracting(Finding::rule, Finding::line)
        .containsExactly(tuple("unreachable-step", 10));
  }

  private List<String> rules(String spec) {
    return LintSamples.rules(directory, spec);
  }

  private List<Finding> lint(String spec) {
    return LintSamples.lint(directory, spec);
  }
}
