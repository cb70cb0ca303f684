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

class TemplateLintTest {

  private static final String HEAD =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: {name: sample}
      spec:
        type: service
      """;

  private static final List<KnownAction> ACTIONS =
      List.of(
          action("debug:log", "message", Map.of("message", Map.of("type", "string")), false),
          action(
              "fetch:template",
              "url",
              Map.of(
                  "url", Map.of("type", "string"),
                  "engine", Map.of("enum", List.of("nunjucks", "handlebars")),
                  "values", Map.of("type", "object"),
                  "copyWithoutTemplating", Map.of("type", "array"),
                  "copyWithoutRender", Map.of("type", "array")),
              false),
          action(
              "publish:github",
              "repoUrl",
              Map.of(
                  "repoUrl", Map.of("type", "string"),
                  "description", Map.of("type", "string"),
                  "topics", Map.of("type", "array", "items", Map.of("type", "string")),
                  "protectDefaultBranch", Map.of("type", "boolean")),
              true),
          new KnownAction("debug:echo", Map.of(), Map.of(), false),
          action("notify:slack", "channel", Map.of("channel", Map.of("type", "string")), false));

  @TempDir private Path directory;

  private static KnownAction action(
      String id, String required, Map<String, Object> properties, boolean undoes) {
    return new KnownAction(
        id,
        Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of(required),
            "properties",
            properties),
        Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "properties",
            Map.of("remoteUrl", Map.of("type", "string"))),
        undoes);
  }

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

  private static String form(String name) {
    return "  parameters:\n    properties: {%s: {type: string}}\n".formatted(name);
  }

  private static String secret(String name) {
    return "  parameters: {properties: {%s: {type: string, ui:field: Secret}}}\n".formatted(name);
  }

  private static String message(String message) {
    return "  steps:\n    - {action: 'debug:log', input: {message: '%s'}}\n".formatted(message);
  }

  private static String steps(String... keys) {
    StringBuilder steps = new StringBuilder("  steps:\n");
    for (String key : keys) {
      steps.append("    - action: debug:echo\n      %s\n".formatted(key));
    }
    return steps.toString();
  }

  private List<String> rules(String spec) {
    return lint(spec).stream()
        .map(f -> "%d:%d %s".formatted(f.line(), f.column(), f.rule()))
        .toList();
  }

  private List<Finding> lint(String spec) {
    try {
      Path file = Files.writeString(directory.resolve("template.yaml"), HEAD + spec);
      return new TemplateLint(ACTIONS, Map.of("github.com", "github")).lint(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
