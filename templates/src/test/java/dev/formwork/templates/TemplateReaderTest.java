package dev.formwork.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {

  private static final String HEAD =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata:
        name: java-service
      spec:
        type: service
      """;

  @Test
  void readsAWholeTemplateInTheOrderOfTheFile() {
    TemplateDefinition template =
        read(
            """
            apiVersion: scaffolder.backstage.io/v1beta3
            kind: Template
            metadata:
              name: java-service
              namespace: platform
              title: Java service
              description: A service.
              tags: [java, recommended]
              annotations: {z: "1", a: "2"}
            spec:
              type: service
              owner: group:default/platform
              lifecycle: production
              onFailure: pause
              decideWithin: 2d
              parameters:
                - title: First
                  required: [name]
                  properties:
                    name: {type: string}
                - title: Second
                  description: More.
                  properties: {port: {type: integer, default: 0o17}}
              secrets:
                schema: {required: [token]}
              presentation: {buttonLabels: {createButtonText: Make}}
              steps:
                - action: fetch:template
                  input: {url: ./skeleton, values: {name: "${{ parameters.name }}"}}
                - id: publish
                  name: Publish
                  action: publish:local
                  if: ${{ parameters.name }}
                  each: [1, 2]
                  timeout: 1h30m
                  retry: {attempts: 3, backoff: PT5S}
                  onFailure: continue
                  undo: keep
              output:
                links: [{title: Repository, url: "${{ steps.publish.output.remoteUrl }}"}]
            """);

    assertThat(template.name()).isEqualTo("java-service");
    assertThat(template.namespace()).isEqualTo("platform");
    assertThat(template.tags()).containsExactly("java", "recommended");
    assertThat(template.onFailure()).isEqualTo(OnFailure.PAUSE);
    assertThat(template.decideWithin()).isEqualTo(Duration.ofDays(2));
    assertThat(template.metadata()).containsEntry("annotations", Map.of("z", "1", "a", "2"));
    assertThat(template.parameters())
        .extracting(ParameterPage::title, ParameterPage::description)
        .containsExactly(tuple("First", null), tuple("Second", "More."));
    assertThat(template.parameters().get(1).schema().toString()).contains("default=15");
    assertThat(template.secretsSchema()).containsEntry("required", List.of("token"));
    assertThat(template.presentation()).containsKey("buttonLabels");
    assertThat(template.entity().keySet())
        .containsExactly("apiVersion", "kind", "metadata", "spec");
    assertThat(template.steps())
        .containsExactly(
            new StepDefinition(
                "step-1",
                "fetch:template",
                "fetch:template",
                null,
                null,
                Map.of("url", "./skeleton", "values", Map.of("name", "${{ parameters.name }}")),
                null,
                null,
                null,
                null,
                null,
                null),
            new StepDefinition(
                "publish",
                "Publish",
                "publish:local",
                "${{ parameters.name }}",
                List.of(1, 2),
                Map.of(),
                Duration.ofMinutes(90),
                3,
                Duration.ofSeconds(5),
                OnFailure.CONTINUE,
                StepUndo.KEEP,
                null));
  }

  @Test
  void readsStepsThatMayRunAtOnce() {
    TemplateDefinition template =
        read(
            HEAD
                + """
                  steps:
                    - action: fetch:template
                    - parallel:
                        - {id: repo, action: publish:local}
                        - action: crossplane:claim
                    - id: notices
                      parallel:
                        - action: notify:slack
                    - action: debug:log
                """);

    assertThat(template.steps())
        .extracting(StepDefinition::id, StepDefinition::group)
        .containsExactly(
            tuple("step-1", null),
            tuple("repo", "parallel-2"),
            tuple("step-3", "parallel-2"),
            tuple("step-4", "notices"),
            tuple("step-5", null));
  }

  @Test
  void findsEveryFaultOfGroups() {
    TemplateReading reading =
        TemplateReader.read(
            HEAD
                + """
                  steps:
                    - parallel: []
                    - {action: debug:log, parallel: both}
                    - id: group
                      if: ${{ true }}
                      parallel:
                        - {id: a, action: debug:log}
                        - {id: a, action: debug:log}
                        - {id: b, action: debug:log, parallel: [{action: debug:log}]}
                        - name: without
                    - {id: group, parallel: [{action: debug:log}]}
                """,
            "template.yaml");

    assertThat(reading.faults())
        .extracting(Fault::path)
        .containsExactlyInAnyOrder(
            "/spec/steps/0/parallel",
            "/spec/steps/1/parallel",
            "/spec/steps/2/if",
            "/spec/steps/2/parallel/1/id",
            "/spec/steps/2/parallel/2/parallel",
            "/spec/steps/2/parallel/3/action",
            "/spec/steps/3/id");
  }

  @Test
  void fillsInWhatATemplateMayLeaveOut() {
    TemplateDefinition template = read(HEAD + "  steps: []\n");

    assertThat(template.namespace()).isEqualTo("default");
    assertThat(template.parameters()).isEmpty();
    assertThat(template.secretsSchema()).isNull();
    assertThat(template.output()).isEmpty();
    assertThat(template.onFailure()).isNull();
  }

  @Test
  void takesASingleObjectOfParametersAsOnePage() {
    TemplateDefinition template =
        read(HEAD + "  steps: []\n  parameters: {title: Only, properties: {}}\n");

    assertThat(template.parameters()).extracting(ParameterPage::title).containsExactly("Only");
  }

  @Test
  void keepsUnknownKeysAsBackstageDoes() {
    TemplateDefinition template =
        read(HEAD + "  steps: [{action: 'debug:log', 'backstage:permissions': {}}]\n  x: 1\n");

    assertThat(template.entity().get("spec").toString()).contains("backstage:permissions", "x=1");
  }

  @Test
  void reportsEveryFaultWithItsPlace() {
    List<Fault> faults =
        faults(
            """
            apiVersion: scaffolder.backstage.io/v1beta2
            kind: Template
            metadata:
              name: not a name
              tags: text
            spec:
              owner: 5
              onFailure: continue
              decideWithin: soon
              steps:
                - id: a
                  if: [1]
                  each: 5
                - action: x
                  timeout: 0s
                  retry: {attempts: 0}
                  onFailure: keep
                  undo: never
                - text
            """);

    assertThat(faults)
        .extracting(Fault::path, Fault::line, Fault::column)
        .containsExactly(
            tuple("/apiVersion", 1, 13),
            tuple("/metadata/name", 4, 9),
            tuple("/metadata/tags", 5, 9),
            tuple("/spec/type", 7, 3),
            tuple("/spec/owner", 7, 10),
            tuple("/spec/onFailure", 8, 14),
            tuple("/spec/decideWithin", 9, 17),
            tuple("/spec/steps/0/action", 11, 7),
            tuple("/spec/steps/0/if", 12, 11),
            tuple("/spec/steps/0/each", 13, 13),
            tuple("/spec/steps/1/timeout", 15, 16),
            tuple("/spec/steps/1/retry/attempts", 16, 25),
            tuple("/spec/steps/1/onFailure", 17, 18),
            tuple("/spec/steps/1/undo", 18, 13),
            tuple("/spec/steps/2", 19, 7),
            tuple("/spec/steps/2/action", 19, 7));
    assertThat(faults.get(0).message())
        .isEqualTo(
            "'apiVersion' must be 'scaffolder.backstage.io/v1beta3' but is"
                + " 'scaffolder.backstage.io/v1beta2'.");
    assertThat(faults.get(10).message()).contains("10m");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(faults("apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\n"))
        .extracting(Fault::path)
        .contains("/metadata", "/metadata/name", "/spec", "/spec/type", "/spec/steps");
  }

  @Test
  void refusesASchemaThatCannotCheckAnything() {
    assertThat(
            faults(
                HEAD
                    + """
                      steps: []
                      parameters:
                        - properties:
                            a: {$ref: '#/definitions/none'}
                        - properties:
                            b: {type: string, pattern: '['}
                    """))
        .extracting(Fault::path, Fault::line)
        .containsExactly(tuple("/spec/parameters/0", 9), tuple("/spec/parameters/1", 11));
  }

  @Test
  void readsTheStarterTemplates() throws Exception {
    Path starters = Path.of("src/main/resources/templates");
    List<Path> files;
    try (var found = Files.walk(starters, 2)) {
      files = found.filter(file -> file.endsWith("template.yaml")).toList();
    }

    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(TemplateReader.read(Files.readString(file), file.toString()).faults())
          .as("faults of %s", file)
          .isEmpty();
    }
  }

  private static TemplateDefinition read(String yaml) {
    TemplateReading reading = TemplateReader.read(yaml, "template.yaml");
    assertThat(reading.faults()).isEmpty();
    return Objects.requireNonNull(reading.definition());
  }

  private static List<Fault> faults(String yaml) {
    TemplateReading reading = TemplateReader.read(yaml, "template.yaml");
    assertThat(reading.definition()).isNull();
    return reading.faults();
  }
}
