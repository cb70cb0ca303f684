package dev.formwork.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Steps at once and a template as a step, on the real servers and the local Git host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChildRunsIT {

  private static final String CHILD =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: {name: inner, title: Inner service}
      spec:
        type: service
        owner: group:default/payments
        parameters:
          required: [name]
          properties: {name: {type: string}, asks: {type: boolean, default: false}}
        steps:
          - id: describe
            action: fs:write
            input:
              path: catalog-info.yaml
              content: |
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: '${{ parameters.name }}'}
                spec: {type: service, lifecycle: production, owner: payments}
          - id: publish
            action: publish:local
            input: {repoUrl: 'local?owner=demo&repo=${{ parameters.name }}'}
          - id: ask
            if: ${{ parameters.asks }}
            action: approval:request
            input: {approvers: ['user:default/grace'], message: 'May it be registered?'}
          - id: register
            action: catalog:register
            input:
              repoContentsUrl: ${{ steps.publish.output.repoContentsUrl }}
              catalogInfoPath: /catalog-info.yaml
        output:
          remoteUrl: ${{ steps.publish.output.remoteUrl }}
      """;

  private static final String PARENT =
      """
      apiVersion: scaffolder.backstage.io/v1beta3
      kind: Template
      metadata: {name: outer, title: Outer service}
      spec:
        type: service
        owner: group:default/payments
        parameters:
          required: [name]
          properties: {name: {type: string}, asks: {type: boolean, default: false}}
        steps:
          - id: write
            action: fs:write
            input: {path: README.md, content: '# ${{ parameters.name }}'}
          - id: both
            parallel:
              - id: page
                action: publish:local
                input: {repoUrl: 'local?owner=demo&repo=${{ parameters.name }}-page'}
              - id: tools
                action: publish:local
                input: {repoUrl: 'local?owner=demo&repo=${{ parameters.name }}-tools'}
          - id: service
            action: template:run
            input:
              template: inner
              values: {name: '${{ parameters.name }}', asks: '${{ parameters.asks }}'}
          - id: tell
            action: debug:log
            input: {message: 'See ${{ steps.service.output.output.remoteUrl }}.'}
        output:
          remoteUrl: ${{ steps.service.output.output.remoteUrl }}
      """;

  @TempDir static Path folder;

  private Path faults;
  private FormworkProcess formwork;
  private ApiClient api;
  private World world;

  @BeforeAll
  void starts() throws IOException {
    faults = Files.createDirectories(folder.resolve("faults"));
    use(FormworkProcess.up(folder.resolve("data"), settings()));
    add(CHILD);
    add(PARENT);
  }

  @AfterAll
  void stops() {
    if (formwork != null) {
      formwork.close();
    }
  }

  private String[] settings() {
    return new String[] {
      "--spring.main.sources=" + Faults.class.getName(), "--formwork.test.faults=" + faults
    };
  }

  private void use(FormworkProcess running) {
    formwork = running;
    api = new ApiClient(running.url());
    world = new World(running, api);
  }

  private void add(String yaml) {
    String content = Base64.getEncoder().encodeToString(yaml.getBytes(UTF_8));
    ApiClient.Answer answer =
        api.post(
            "/api/formwork/v1/templates",
            Map.of("files", List.of(Map.of("path", "template.yaml", "content", content))));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private String launch(String name, boolean asks) {
    ApiClient.Answer answer =
        api.post(
            "/api/scaffolder/v2/tasks",
            Map.of(
                "templateRef",
                "template:default/outer",
                "values",
                Map.of("name", name, "asks", asks)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private JsonNode await(String run, Predicate<JsonNode> wanted) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    JsonNode now = api.run(run);
    while (!wanted.test(now)) {
      assertThat(Instant.now()).as(now.toPrettyString()).isBefore(deadline);
      FormworkProcess.sleep();
      now = api.run(run);
    }
    return now;
  }

  private static Predicate<JsonNode> phase(String phase) {
    return run -> run.path("phase").asText().equals(phase);
  }

  /** The runs that are steps of the run. */
  private List<JsonNode> children(String run) {
    List<JsonNode> children = new ArrayList<>();
    api.get("/api/formwork/v1/runs?parentRunId=" + run)
        .json()
        .path("items")
        .forEach(item -> children.add(api.run(item.path("id").asText())));
    return children;
  }

  private String child(String run) {
    return children(run).getFirst().path("id").asText();
  }

  private static List<String> made(JsonNode run, String state) {
    List<String> made = new ArrayList<>();
    for (JsonNode one : run.path("made")) {
      if (one.path("state").asText().equals(state)) {
        made.add(one.path("name").asText());
      }
    }
    return made;
  }

  private void requireNothingIsLeftOf(String name) {
    assertThat(world.repositoryExists("demo", name)).isFalse();
    assertThat(world.repositoryExists("demo", name + "-page")).isFalse();
    assertThat(world.repositoryExists("demo", name + "-tools")).isFalse();
    assertThat(world.entityExists(name)).isFalse();
    assertThat(world.locations()).noneMatch(target -> target.contains("/" + name));
  }

  /** The steps of both runs whose undo has ended, in that order. */
  private List<String> takenBack(String... runs) {
    List<JsonNode> ended = new ArrayList<>();
    for (String run : runs) {
      for (JsonNode one :
          api.get("/api/formwork/v1/runs/%s/timeline?limit=200".formatted(run))
              .json()
              .path("items")) {
        if (one.path("kind").asText().equals("undo_finished")) {
          ended.add(one);
        }
      }
    }
    return ended.stream()
        .sorted(Comparator.comparing(one -> Instant.parse(one.path("at").asText())))
        .map(one -> one.path("stepId").asText())
        .filter(step -> !Set.of("write", "describe", "tell", "ask").contains(step))
        .toList();
  }

  @Test
  void completeAndAreTakenBackTogetherLater() {
    JsonNode run = api.await(launch("whole", false));

    String id = run.path("id").asText();
    JsonNode child = api.run(child(id));
    assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("completed");
    assertThat(run.path("output").path("remoteUrl").asText()).endsWith("/git/demo/whole.git");
    assertThat(made(run, "made"))
        .containsExactlyInAnyOrder("demo/whole-page", "demo/whole-tools", "Inner service");
    assertThat(made(child, "made")).contains("demo/whole").hasSize(2);
    assertThat(run.path("links").toString()).contains("/runs/" + child.path("id").asText());
    assertThat(child.path("parentRunId").asText()).isEqualTo(id);
    assertThat(child.path("parentStepId").asText()).isEqualTo("service");

    takeBack(id);

    JsonNode undone = await(id, phase("undone"));
    JsonNode undoneChild = await(child.path("id").asText(), phase("undone"));
    requireNothingIsLeftOf("whole");
    assertThat(made(undone, "undone")).hasSize(3);
    assertThat(made(undoneChild, "undone")).hasSize(2);
    assertThat(takenBack(id, child.path("id").asText()))
        .startsWith("register", "publish", "service")
        .containsExactlyInAnyOrder("register", "publish", "service", "page", "tools");
  }

  @Test
  void leaveWhatSomebodyChangedInTheChildAndListItInBoth() {
    String id = api.await(launch("changed", false)).path("id").asText();
    pushTo("demo/changed");

    takeBack(id);

    JsonNode run = await(id, phase("undone_with_leftovers"));
    JsonNode child = await(child(id), phase("undone_with_leftovers"));
    assertThat(made(run, "leftover")).containsExactly("demo/changed");
    assertThat(made(child, "leftover")).containsExactly("demo/changed");
    assertThat(run.path("made").toString()).contains("commits on branch");
    assertThat(world.repositoryExists("demo", "changed")).isTrue();
    assertThat(world.repositoryExists("demo", "changed-page")).isFalse();
    assertThat(world.entityExists("changed")).isFalse();
  }

  private void pushTo(String repository) {
    World.Command pushed =
        World.Command.run(
            folder,
            "sh",
            "-c",
            """
            git clone -q %s/git/%s.git by-hand && cd by-hand && echo by hand > by-hand.txt &&
            git add . && git -c user.name=Grace -c user.email=grace@example.org commit -qm 'By hand' &&
            git push -q"""
                .formatted(formwork.url(), repository));
    assertThat(pushed.status()).as(pushed.output()).isZero();
  }

  private void takeBack(String run) {
    ApiClient.Answer accepted =
        api.post("/api/formwork/v1/runs/%s/undo".formatted(run), Map.of("version", version(run)));
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
  }

  private int version(String run) {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (true) {
      ApiClient.Answer preview = api.get("/api/formwork/v1/runs/%s/undo-preview".formatted(run));
      if (preview.status() == 200 && preview.json().path("canUndo").asBoolean(true)) {
        return preview.json().path("version").asInt();
      }
      assertThat(Instant.now()).as(preview.text()).isBefore(deadline);
      FormworkProcess.sleep();
    }
  }

  @Test
  void areTakenBackNewestFirstWhenAStepAfterTheChildFails() {
    Faults.order(faults, "debug:log", "before", "fail");

    JsonNode run = api.await(launch("failing", false));

    Faults.clear(faults);
    String id = run.path("id").asText();
    JsonNode child = api.run(child(id));
    assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("undone");
    assertThat(child.path("phase").asText()).as(child.toPrettyString()).isEqualTo("undone");
    requireNothingIsLeftOf("failing");
    assertThat(takenBack(id, child.path("id").asText()))
        .startsWith("register", "publish", "service")
        .containsExactlyInAnyOrder("register", "publish", "service", "page", "tools");
  }

  @Test
  void areCancelledTogetherWhileTheChildWaitsForAnApproval() {
    String id = launch("cancelled", true);
    await(id, run -> !children(id).isEmpty());
    await(child(id), phase("waiting"));

    api.post("/api/formwork/v1/runs/%s/cancel".formatted(id), Map.of("reason", "Too dear."));

    assertThat(api.await(id).path("phase").asText()).isEqualTo("cancelled");
    JsonNode child = api.run(child(id));
    assertThat(child.path("phase").asText()).as(child.toPrettyString()).isEqualTo("cancelled");
    requireNothingIsLeftOf("cancelled");
    assertThat(
            api.get("/api/formwork/v1/runs/%s/waits".formatted(child.path("id").asText()))
                .json()
                .path("items"))
        .isEmpty();
  }

  @Test
  void completeOnceWhenTheWholeProcessIsKilledWhileTheChildRuns() {
    Faults.order(faults, "catalog:register", "during", "hold");
    String id = launch("survivor", false);
    Faults.awaitHeld(faults);

    formwork.kill();
    Faults.clear(faults);
    use(FormworkProcess.up(formwork.data(), formwork.port(), Map.of(), settings()));

    JsonNode run = api.await(id);
    assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("completed");
    assertThat(children(id)).hasSize(1);
    assertThat(children(id).getFirst().path("phase").asText()).isEqualTo("completed");
    assertThat(world.commits(folder, "demo/survivor", ".")).hasSize(1);
    assertThat(world.commits(folder, "demo/survivor-page", ".")).hasSize(1);
    assertThat(world.commits(folder, "demo/survivor-tools", ".")).hasSize(1);
    assertThat(world.entityExists("survivor")).isTrue();
    assertThat(world.locations()).filteredOn(target -> target.contains("survivor")).hasSize(1);
  }
}
