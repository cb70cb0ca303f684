package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.formwork.standalone.World.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobIT {

  private static final String SECRET = "s3cr3t-b4f1c0ffee-do-not-leak";

  private static final String TELLS_A_SECRET =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: { name: tells-a-secret, title: Tells a secret }
      spec:
        type: service
        owner: group:default/platform
        steps:
          - id: log
            action: debug:log
            input: { message: 'The token is ${{ secrets.token }}.' }
          - id: write
            action: fs:write
            input: { path: told.txt, content: 'not told' }
          - id: slack
            action: notify:slack
            input: { channel: '#secrets', message: 'It is ${{ secrets.token }}, they say.' }
        output:
          text:
            - { title: Secret, content: 'It is ${{ secrets.token }}.' }
      """;

  @TempDir static Path folder;

  private FormworkProcess formwork;
  private ApiClient api;
  private World world;

  @BeforeAll
  void startEverything() {
    formwork = FormworkProcess.up(folder.resolve("data"));
    api = new ApiClient(formwork.url());
    world = new World(formwork, api);
  }

  @AfterAll
  void stopEverything() {
    formwork.close();
  }

  @Test
  void takesTheStarterTemplateFromAFormToAMadeService() throws IOException {
    for (String command : List.of("git", "mvn")) {
      Assumptions.assumeTrue(
          Commands.onPath(command).isPresent(),
          "The command '%s' is not on the PATH. Install it.".formatted(command));
    }
    String id = api.launch("main-job");

    JsonNode run = api.await(id);

    assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("completed");
    Path clone = folder.resolve("main-job");
    assertThat(
            Command.run(
                    folder,
                    "git",
                    "clone",
                    "-q",
                    formwork.url() + "/git/demo/main-job.git",
                    clone.toString())
                .output())
        .isEmpty();
    assertThat(Command.run(clone, "mvn", "-q", "-B", "package").output()).doesNotContain("[ERROR]");
    assertThat(Files.list(clone.resolve("target")).map(file -> file.getFileName().toString()))
        .anyMatch(name -> name.endsWith(".jar"));
    assertThat(world.entityExists("main-job")).isTrue();
    assertThat(world.commits(folder, "platform/claims", ".")).isNotEmpty();
    assertThat(world.messages(id, "slack")).hasSize(1);
    assertThat(world.messages(id, "email")).hasSize(1);
  }

  @Test
  void letsOneOfTwoRunsHaveTheNameAndTouchesNothingOfTheWinner() {
    List<CompletableFuture<String>> launches = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      launches.add(CompletableFuture.supplyAsync(() -> api.launch("contested")));
    }

    List<JsonNode> runs = launches.stream().map(CompletableFuture::join).map(api::await).toList();

    List<String> phases = runs.stream().map(run -> run.path("phase").asText()).sorted().toList();
    assertThat(phases).containsExactly("completed", "undone");
    JsonNode loser =
        runs.stream()
            .filter(run -> run.path("phase").asText().equals("undone"))
            .findFirst()
            .orElseThrow();
    assertThat(loser.path("failure").path("type").asText()).isEqualTo("NameTaken");
    assertThat(world.commits(folder, "demo/contested", ".")).hasSize(1);
    assertThat(world.entityExists("contested")).isTrue();
    assertThat(loser.path("made")).as(loser.toPrettyString()).isEmpty();
  }

  @Test
  void keepsASecretOutOfEverythingThatIsStoredOrAnswered() throws IOException {
    upload("tells-a-secret", TELLS_A_SECRET);
    String id = launched("tells-a-secret");

    JsonNode run = api.await(id);

    assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("completed");
    assertThat(api.get("/api/scaffolder/v2/tasks/" + id + "/events").text()).contains("***");
    assertThat(world.messages(id, "slack").getFirst().path("text").asText())
        .isEqualTo("It is ***, they say.");
    assertThat(answers(id)).noneMatch(answer -> answer.contains(SECRET));
    for (Path file : storedFiles()) {
      assertThat(contains(file, SECRET)).as(file.toString()).isFalse();
    }
  }

  private void upload(String name, String template) {
    String content = Base64.getEncoder().encodeToString(template.getBytes(StandardCharsets.UTF_8));
    ApiClient.Answer answer =
        api.post(
            "/api/formwork/v1/templates",
            Map.of(
                "files",
                List.of(Map.of("path", "template.yaml", "content", content, "executable", false))));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private String launched(String name) {
    ApiClient.Answer answer =
        api.post(
            "/api/scaffolder/v2/tasks",
            Map.of(
                "templateRef",
                "template:default/" + name,
                "values",
                Map.of(),
                "secrets",
                Map.of("token", SECRET)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private List<String> answers(String id) {
    return Stream.of(
            "/api/formwork/v1/runs/" + id,
            "/api/formwork/v1/runs",
            "/api/scaffolder/v2/tasks/" + id,
            "/api/scaffolder/v2/tasks",
            "/api/scaffolder/v2/tasks/" + id + "/events",
            "/api/formwork/v1/outbox",
            "/api/catalog/entities")
        .map(api::get)
        .map(ApiClient.Answer::text)
        .toList();
  }

  /** Temporal's database, PostgreSQL's files, logs, workspaces and repositories. */
  private List<Path> storedFiles() throws IOException {
    try (Stream<Path> files = Files.walk(formwork.data())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static boolean contains(Path file, String text) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
  }
}
