package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import dev.formwork.integrations.localgit.LocalGitHost;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The native API. */
class NativeApiIT {

  private static final String RUNS = "/api/formwork/v1/runs";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String ok =
      api.templates()
          .add(
              "native-ok",
              """
              steps:
                - {id: one, name: First step, action: 'test:ok'}
              output:
                text:
                  - {title: Next, content: 'Hello ${{ parameters.name }}'}
              """);
  private final String failing =
      api.templates()
          .add(
              "native-fail",
              "steps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:fail'}\n");

  @Test
  void showsACompletedRunWithAllThatItDid() {
    String id =
        calls
            .post(
                "/api/scaffolder/v2/tasks",
                "{\"templateRef\":\"%s\",\"values\":{\"name\":\"payments\"}}".formatted(ok))
            .json()
            .path("id")
            .stringValue();

    JsonNode run = calls.awaitEnd(id);

    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(run.path("title").stringValue()).isEqualTo("The native-ok template: payments");
    assertThat(run.path("workflowId").stringValue()).startsWith("run:native-ok:");
    assertThat(run.path("temporalUrl").stringValue())
        .startsWith("http://127.0.0.1:8233/namespaces/default/workflows/run")
        .endsWith(run.path("workflowId").stringValue().substring("run:native-ok:".length()));
    assertThat(run.path("steps").get(0).path("name").stringValue()).isEqualTo("First step");
    assertThat(run.path("steps").get(0).path("state").stringValue()).isEqualTo("completed");
    assertThat(run.path("output").path("text").get(0).path("content").stringValue())
        .isEqualTo("Hello payments");
    assertThat(run.path("parameters").path("name").stringValue()).isEqualTo("payments");
    assertThat(run.path("failure").isNull()).isTrue();
    assertThat(run.path("canCancel").booleanValue()).isFalse();
  }

  @Test
  void showsWhyARunWasUndone() {
    JsonNode run = calls.awaitEnd(calls.launch(failing));

    assertThat(run.path("phase").stringValue()).isEqualTo("undone");
    assertThat(run.path("failure").path("type").stringValue()).isEqualTo("Conflict");
    assertThat(run.path("failure").path("message").stringValue()).contains("It broke.");
    assertThat(run.path("failure").path("stepId").stringValue()).isEqualTo("two");
    assertThat(run.path("output").isNull()).isTrue();
  }

  @Test
  void listsRunsByPhaseTemplateInitiatorAndText() {
    calls.awaitEnd(calls.launch(failing));
    calls.awaitEnd(calls.launch(failing));

    JsonNode page =
        calls
            .get(
                RUNS
                    + "?phase=undone&phase=completed&templateRef="
                    + failing
                    + "&initiator=user:default/local&q=NATIVE-FAIL&limit=1")
            .json();

    assertThat(page.path("items").size()).isEqualTo(1);
    assertThat(page.path("total").intValue()).isGreaterThanOrEqualTo(2);
    assertThat(page.path("items").get(0).path("templateRef").stringValue()).isEqualTo(failing);
    assertThat(calls.get(RUNS + "?q=100%25_nothing").json().path("total").intValue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=-1", "limit=201", "offset=-1", "limit=abc", "phase=bogus"})
  void refusesWrongQueriesWithTheInputsName(String query) {
    Answer answer = calls.get(RUNS + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorName()).isEqualTo("InputError");
    assertThat(answer.message())
        .contains("request/query/" + query.substring(0, query.indexOf('=')));
  }

  @Test
  void saysThatARunIsNotThere() {
    Answer answer = calls.get(RUNS + "/none");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).contains("none", RUNS);
    assertThat(answer.json().path("request").path("url").stringValue()).isEqualTo("/runs/none");
  }

  @Test
  void showsTheOutboxOfARun() {
    String id = calls.launch(ok);
    JdbcClient.create(api.database())
        .sql(
            """
            insert into outbox_message
              (message_key, channel, recipient, subject, text_body, blocks, run_id)
            values (?, 'slack', '#team', 'Done', 'It is done', '[{"type":"divider"}]', ?::uuid)""")
        .params("key-" + id, id)
        .update();

    JsonNode page = calls.get("/api/formwork/v1/outbox?runId=" + id).json();

    assertThat(page.path("total").intValue()).isEqualTo(1);
    assertThat(page.path("items").get(0).path("recipient").stringValue()).isEqualTo("#team");
    assertThat(page.path("items").get(0).path("blocks").get(0).path("type").stringValue())
        .isEqualTo("divider");
    assertThat(calls.get("/api/formwork/v1/outbox?runId=x").status()).isEqualTo(400);
  }

  @Test
  void hasNoRepositoriesWithoutALocalGitHost() {
    assertThat(calls.get("/api/formwork/v1/repositories").json().path("total").intValue()).isZero();
    assertThat(calls.get("/api/formwork/v1/repositories/a/b/tree").status()).isEqualTo(404);
  }

  @Test
  void showsAndServesTheRepositoriesOfTheLocalGitHost(@TempDir Path directory) throws Exception {
    try (ConfigurableApplicationContext second =
        api.start(Map.of("formwork.local-git.directory", directory.toString()))) {
      HttpCalls git = RunningApi.calls(second);
      second.getBean(LocalGitHost.class).create("demo", "payments", "Pays", "main", "mark");

      JsonNode page = git.get("/api/formwork/v1/repositories").json();
      Answer tree = git.get("/api/formwork/v1/repositories/demo/payments/tree");
      Answer blob = git.get("/api/formwork/v1/repositories/demo/payments/blob?path=README.md");

      assertThat(page.path("items").get(0).path("name").stringValue()).isEqualTo("payments");
      assertThat(tree.json().path("entries").size()).isZero();
      assertThat(tree.json().path("head").isNull()).isTrue();
      assertThat(blob.status()).isEqualTo(404);
      assertThat(blob.message()).contains("README.md");
      assertThat(
              Git.lsRemoteRepository()
                  .setRemote(git.uri("/git/demo/payments.git").toString())
                  .call())
          .isEmpty();
      assertThat(
              git.get("/api/formwork/v1/about")
                  .json()
                  .path("hosts")
                  .get(0)
                  .path("host")
                  .stringValue())
          .isEqualTo("local");
    }
  }

  @Test
  void tellsWhichStepsMayRunAtOnce() {
    String grouped =
        api.templates()
            .add(
                "native-grouped",
                """
                steps:
                  - {id: one, action: 'test:ok'}
                  - parallel:
                      - {id: two, action: 'test:ok'}
                      - {id: three, action: 'test:ok'}
                """);

    JsonNode steps = calls.awaitEnd(calls.launch(grouped)).path("steps");

    assertThat(steps.get(0).path("group").isNull()).isTrue();
    assertThat(steps.get(1).path("group").isString()).isTrue();
    assertThat(steps.get(2).path("group")).isEqualTo(steps.get(1).path("group"));
  }

  @Test
  void listsTheRunsOfAnOwnerAndThoseWithinAnother() {
    String id = calls.launch(ok);
    calls.awaitEnd(id);

    assertThat(calls.get(RUNS + "?owner=group:default/team-a").text()).contains(id);
    assertThat(calls.get(RUNS + "?owner=group:default/nobody").json().path("total").intValue())
        .isZero();
    assertThat(calls.get(RUNS + "?parentRunId=" + id).json().path("total").intValue()).isZero();
    assertThat(calls.get(RUNS + "?parentRunId=x").status()).isEqualTo(400);
  }

  @Test
  void listsTheRunsThatNeedAttention() {
    String paused =
        calls.launch(
            api.templates()
                .add(
                    "native-paused",
                    "onFailure: pause\nsteps:\n  - {id: one, action: 'test:fail'}\n"));
    calls.await(paused, run -> run.path("phase").asString("").equals("paused"));
    String fine = calls.launch(ok);
    calls.awaitEnd(fine);

    String listed = calls.get(RUNS + "?attention=true&limit=200").text();

    assertThat(listed).contains(paused).doesNotContain(fine);
    calls.post(RUNS + "/" + paused + "/cancel", "{}");
    calls.awaitEnd(paused);
  }
}
