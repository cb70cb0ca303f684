package dev.formwork.templates.lint;

import static dev.formwork.templates.lint.LintSamples.form;
import static dev.formwork.templates.lint.LintSamples.message;
import static dev.formwork.templates.lint.LintSamples.secret;
import static dev.formwork.templates.lint.LintSamples.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint says of expressions: names, steps, outputs and secrets. */
class ExpressionLintTest {

  @TempDir private Path directory;

  @Test
  void findsExpressionsThatDoNotParseWhereTheyStand() {
    assertThat(
            rules(
                """
                  steps:
                    - action: debug:log
                      input:
                        message: |
                          first
                          second ${{ parameters. }}
                """))
        .containsExactly("11:34 expression-syntax");
  }

  @Test
  void findsFiltersTestsFunctionsAndVariablesThatDoNotExist() {
    assertThat(
            rules(
                message("${{ user.ref | uper }}")
                    + "    - {action: 'debug:log', input: {message: '${{ user is strng }}'}}\n"
                    + "    - {action: 'debug:log', input: {message: '${{ now() }}'}}\n"
                    + "    - {action: 'debug:log', input: {message: '${{ params.x }}'}}\n"
                    + "    - {action: 'debug:log', input: {message: '${{ each.value }}'}}\n"))
        .containsExactly(
            "7:62 unknown-filter",
            "8:59 unknown-test",
            "9:51 unknown-function",
            "10:51 unknown-variable",
            "11:51 unknown-variable");
  }

  @Test
  void namesTheNearestParameterForOneThatNoPageDeclares() {
    List<Finding> findings = lint(message("${{ parameters.nmae }}") + form("name"));

    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "No page declares the parameter 'nmae', so it has no value. Did you mean 'name'?");
  }

  @Test
  void knowsParametersOfConditionsAndDependencies() {
    assertThat(
            rules(
                message("${{ parameters.a }}${{ parameters.b }}${{ parameters.c }}")
                    + """
                      parameters:
                        - properties: {kind: {enum: [x, y]}}
                          dependencies:
                            kind:
                              oneOf:
                                - properties: {kind: {const: x}, a: {type: string}}
                                - properties: {kind: {const: y}, b: {type: string}}
                          allOf:
                            - then: {properties: {c: {type: string}}}
                    """))
        .isEmpty();
  }

  @Test
  void findsStepsThatDoNotExistOrComeLater() {
    assertThat(
            rules(
                message("${{ steps.later.output.remoteUrl }}${{ steps.none.output.x }}")
                    + "    - {id: later, action: 'publish:github', input: {repoUrl: a}}\n"))
        .containsExactly("7:51 step-comes-later", "7:86 unknown-step");
  }

  @Test
  void findsStepsThatReadWhatRunsBesideThem() {
    assertThat(
            rules(
                """
                  steps:
                    - {id: first, action: 'debug:echo'}
                    - id: both
                      parallel:
                        - {id: a, action: 'debug:echo', input: {x: '${{ steps.first.output.x }}'}}
                        - {id: b, action: 'debug:echo', input: {x: '${{ steps.a.output.x }}'}}
                        - {id: c, action: 'debug:echo', inputs: {}}
                    - {id: last, action: 'debug:echo', input: {x: '${{ steps.b.output.x }}'}}
                """))
        .containsExactly("9:7 formwork-only", "11:57 step-runs-beside", "12:41 unknown-key");
  }

  @Test
  void findsOutputsThatAnActionDoesNotGive() {
    assertThat(
            rules(
                "  steps:\n"
                    + "    - {id: publish, action: 'publish:github', input: {repoUrl: a}}\n"
                    + "  output:\n"
                    + "    a: ${{ steps.publish.output.url }}${{ steps.publish.remoteUrl }}\n"))
        .containsExactly("9:12 unknown-output", "9:43 unknown-output");
  }

  @Test
  void explainsNamesWithADash() {
    List<Finding> findings =
        lint(
            "  steps:\n"
                + "    - {id: my-id, action: 'publish:github', input: {repoUrl: a}}\n"
                + "  output:\n"
                + "    a: ${{ steps.my-id.output.remoteUrl }}\n");

    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "'steps.my-id' subtracts and gives no number. Write steps['my-id'], because the name has a dash.");
  }

  @Test
  void findsSecretsWhereTheyHaveNoValue() {
    assertThat(
            rules(
                steps("if: ${{ secrets.token }}")
                    + secret("token")
                    + "  output:\n    a: ${{ secrets.token }}\n"))
        .containsExactly("8:15 secret-out-of-reach", "11:12 secret-out-of-reach");
  }

  @Test
  void findsSecretsThatOnlyBackstageKnowsInLoops() {
    List<Finding> findings =
        lint(
            steps("each: ${{ secrets.token }}", "name: ${{ x }}", "if: ${{ true }}")
                + secret("token"));

    assertThat(findings)
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("unlike Backstage, so the step fails"));
  }

  @Test
  void findsSecretFieldsThatAreReadAsParameters() {
    assertThat(rules(message("${{ parameters.token }}") + secret("token")))
        .containsExactly("7:51 masked-secret");
  }

  @Test
  void findsSecretsThatNoFieldGives() {
    assertThat(rules(message("${{ secrets.tokn }}") + secret("token")))
        .containsExactly("7:51 undeclared-secret");
  }

  @Test
  void findsSecretsInPlainFields() {
    assertThat(
            rules(
                steps("name: n")
                    + """
                      parameters:
                        properties:
                          hidden: {type: string, ui:widget: password}
                          apiKey: {type: string}
                          secretName: {type: string}
                          tokens: {type: integer}
                    """))
        .containsExactly("11:30 plain-secret", "12:7 plain-secret");
  }

  private List<String> rules(String spec) {
    return LintSamples.rules(directory, spec);
  }

  private List<Finding> lint(String spec) {
    return LintSamples.lint(directory, spec);
  }
}
