package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.standalone.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

  private static final String TEMPLATE =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: { name: %s, title: A test }
      spec:
        type: service
        owner: group:default/platform
        parameters:
          - title: About
            required: [name]
            properties:
              name: { type: string, title: Name }
        steps:
          - id: fetch
            name: Render
            action: fetch:template
            input:
              engine: handlebars
              url: ./skeleton
              values: { name: '${{ parameters.name }}' }
      """;

  @TempDir static Path folder;

  private FormworkProcess formwork;
  private ApiClient api;

  @BeforeAll
  void startEverything() {
    formwork = FormworkProcess.up(folder.resolve("data"));
    api = new ApiClient(formwork.url());
  }

  @AfterAll
  void stopEverything() {
    formwork.close();
  }

  @Test
  void listsEveryFaultOfTheValuesAtOnceWithItsPath() {
    Answer answer =
        launch(
            "template:default/java-service",
            Map.of(
                "name",
                "X",
                "repoUrl",
                "local?owner=demo&repo=x",
                "databaseStorage",
                5,
                "databaseSize",
                "enormous"));

    assertThat(answer.status()).isEqualTo(400);
    List<String> faults = new ArrayList<>();
    answer.json().path("errors").forEach(fault -> faults.add(fault.path("stack").asText()));
    assertThat(faults)
        .anyMatch(fault -> fault.contains("name"))
        .anyMatch(fault -> fault.contains("description"))
        .anyMatch(fault -> fault.contains("owner"))
        .anyMatch(fault -> fault.contains("databaseSize"))
        .anyMatch(fault -> fault.contains("databaseStorage"));
  }

  @Test
  void namesATemplateThatDoesNotExist() {
    Answer answer = launch("template:default/no-such-template", Map.of());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("error").path("message").asText()).contains("no-such-template");
  }

  @Test
  void showsEveryFaultOfABrokenTemplateWithItsLine() {
    String broken =
        """
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata: { name: Broken Name }
        spec:
          type: service
          steps:
            - id: one
              input: []
        """;

    Answer answer = upload(Map.of("template.yaml", broken));

    assertThat(answer.status()).isEqualTo(400);
    JsonNode faults = answer.json().path("faults");
    assertThat(faults.size()).as(answer.text()).isGreaterThanOrEqualTo(2);
    assertThat(answer.text()).contains("action");
  }

  @Test
  void showsWhereTheYamlOfATemplateBreaks() {
    Answer answer =
        upload(
            Map.of(
                "template.yaml", "apiVersion: scaffolder.backstage.io/v1beta3\nkind: [Template\n"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("faults").path(0).path("line").asInt()).isPositive();
  }

  @Test
  void failsARunWhoseSkeletonAsksForAMissingValueAndNamesFileLineAndValue() {
    String id =
        launched(
            "missing-value",
            Map.of("skeleton/README.md", "# {{values.name}}\n{{values.absent}}\n"),
            "fine");

    JsonNode run = api.await(id);

    assertThat(run.path("phase").asText()).isEqualTo("undone");
    assertThat(run.path("failure").path("message").asText()).contains("README.md", "2", "absent");
  }

  @Test
  void keepsANameThatLeavesTheWorkspaceInside() {
    String id =
        launched("climber", Map.of("skeleton/{{values.name}}", "content"), "../../../climbed");

    JsonNode run = api.await(id);

    assertThat(run.path("phase").asText()).isEqualTo("undone");
    assertThat(run.path("failure").path("message").asText()).contains("climbed");
    assertThat(folder.resolve("climbed")).doesNotExist();
    assertThat(folder.resolve("data/climbed")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "/etc/outside.txt",
        "skeleton/.git/hooks/post-checkout",
        "skeleton/a\u0000b"
      })
  void refusesAnUploadWithAPathThatHasNoPlaceInATemplate(String path) {
    Answer answer = upload(Map.of("template.yaml", TEMPLATE.formatted("hostile"), path, "content"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).doesNotContain("Exception");
  }

  private String launched(String name, Map<String, String> skeleton, String value) {
    Map<String, String> files = new LinkedHashMap<>(skeleton);
    files.put("template.yaml", TEMPLATE.formatted(name));
    Answer uploaded = upload(files);
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
    Answer answer = launch("template:default/" + name, Map.of("name", value));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private Answer launch(String templateRef, Map<String, Object> values) {
    return api.post(
        "/api/scaffolder/v2/tasks", Map.of("templateRef", templateRef, "values", values));
  }

  private Answer upload(Map<String, String> files) {
    return api.post(
        "/api/formwork/v1/templates",
        Map.of(
            "files",
            files.entrySet().stream().map(file -> file(file.getKey(), file.getValue())).toList()));
  }

  private static Map<String, Object> file(String path, String content) {
    String encoded = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    return Map.of("path", path, "content", encoded, "executable", false);
  }
}
