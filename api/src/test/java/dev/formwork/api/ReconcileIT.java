package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionRequest;
import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.DynamicWorkflow;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The tables follow Temporal when what was told on the way is lost. Runs on real servers. */
class ReconcileIT {

  private static final Map<String, String> OFTEN =
      Map.of(
          "formwork.reconcile.interval", "100ms",
          "formwork.reconcile.silence", "300ms",
          "formwork.reconcile.again", "500ms",
          "formwork.temporal.patience", "3s");
  private static RealApi api;
  private static HttpCalls calls;

  @BeforeAll
  static void start() throws IOException {
    api = RealApi.start(OFTEN);
    calls = api.calls();
  }

  @AfterAll
  static void stop() throws IOException {
    if (api != null) {
      api.close();
    }
  }

  @AfterEach
  void takeEventsAgain() {
    api.journal(false);
  }

  private static String template(String name, String spec) {
    return api.templates().add("reconcile-" + name, spec);
  }

  private static JsonNode awaitPhase(String id, String phase) {
    return calls.await(id, run -> run.path("phase").asString("").equals(phase));
  }

  private static boolean needs(String id, String kind) {
    return calls
        .get("/api/formwork/v1/attention?limit=200&kind=" + kind)
        .text()
        .contains("\"runId\":\"" + id + "\"");
  }

  private static int events(String id, String pattern) {
    return api.database()
        .sql("select count(*) from run_event where run_id = ?::uuid and event_key like ?")
        .params(id, pattern)
        .query(Integer.class)
        .single();
  }

  private static String workflow(String id) {
    return calls.get("/api/formwork/v1/runs/" + id).json().path("workflowId").stringValue();
  }

  @Test
  void showsTheEndOfARunWhoseEventsWereLost() {
    String template =
        template(
            "end",
            """
            steps:
              - {id: one, action: 'test:ok', input: {url: 'http://made.example'}}
              - {id: two, action: 'test:ok'}
            output:
              url: '${{ steps.one.output.url }}'
            """);
    api.journal(true);

    JsonNode run = calls.awaitEnd(calls.launch(template));

    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(run.path("output").path("url").stringValue()).isEqualTo("http://made.example");
    assertThat(run.path("stepsDone").intValue()).isEqualTo(2);
    assertThat(run.path("steps").get(1).path("state").stringValue()).isEqualTo("completed");
    String id = run.path("id").stringValue();
    assertThat(events(id, "run:completion")).isEqualTo(1);
    calls.await(id, ended -> events(id, "reconciled:%") > 0);
  }

  @Test
  void tellsWhyARunFailedWhoseEventsWereLost() {
    String template =
        template(
            "fail",
            "steps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:fail'}\n");
    api.journal(true);

    JsonNode run = calls.awaitEnd(calls.launch(template));

    assertThat(run.path("phase").stringValue()).isEqualTo("undone");
    assertThat(run.path("failure").path("message").stringValue()).isEqualTo("It broke.");
    assertThat(run.path("failure").path("stepId").stringValue()).isEqualTo("two");
    assertThat(run.path("steps").get(0).path("state").stringValue()).isEqualTo("undone");
  }

  @Test
  void showsAPauseWhoseEventWasLostAndItsEnd() {
    String template =
        template("pause", "onFailure: pause\nsteps:\n  - {id: one, action: 'test:flaky'}\n");
    api.journal(true);
    String id = calls.launch(template);

    awaitPhase(id, "paused");
    assertThat(needs(id, "paused")).isTrue();
    calls.post(
        "/api/formwork/v1/runs/" + id + "/decisions", "{\"decision\":\"retry\",\"pause\":1}");

    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("completed");
    assertThat(needs(id, "paused")).isFalse();
  }

  @Test
  void opensAndClosesWaitsWhoseEventsWereLost() {
    String template =
        template(
            "wait",
            """
            steps:
              - id: ask
                action: approval:request
                input: {approvers: ['user:default/local'], message: May we?, selfApproval: true}
              - {id: hold, action: 'test:hold'}
            """);
    api.journal(true);
    String id = calls.launch(template);
    awaitPhase(id, "waiting");
    String waits = "/api/formwork/v1/runs/" + id + "/waits";
    assertThat(calls.get(waits).json().path("items").size()).isEqualTo(1);

    calls.post(
        "/api/formwork/v1/runs/" + id + "/votes", "{\"waitKey\":\"ask\",\"verdict\":\"approve\"}");

    awaitPhase(id, "running");
    assertThat(calls.get(waits).json().path("items").size()).isZero();
    api.steps().release(id);
    calls.awaitEnd(id);
  }

  @Test
  void endsARunThatAnOperatorTerminatedAndAsksForAPerson() {
    String template =
        template(
            "terminated",
            "steps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:hold'}\n");
    String id = calls.launch(template);
    calls.await(id, run -> run.path("stepsDone").asInt() == 1);

    api.temporal().newUntypedWorkflowStub(workflow(id)).terminate("for the test");

    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("phase").stringValue()).isEqualTo("failed");
    assertThat(run.path("failure").path("type").stringValue()).isEqualTo("Terminated");
    assertThat(run.path("steps").get(0).path("state").stringValue()).isEqualTo("completed");
    calls.await(id, ended -> needs(id, "ended_without_undo"));
    assertThat(
            calls
                .post(
                    "/api/formwork/v1/attention/" + id + ":ended_without_undo/acknowledge",
                    "{\"comment\":\"It may stay.\"}")
                .status())
        .isEqualTo(204);
    assertThat(needs(id, "ended_without_undo")).isFalse();
    api.steps().release(id);
  }

  private static void delete(String id) {
    api.temporal()
        .getWorkflowServiceStubs()
        .blockingStub()
        .deleteWorkflowExecution(
            DeleteWorkflowExecutionRequest.newBuilder()
                .setNamespace("default")
                .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow(id)))
                .build());
  }

  @Test
  void startsARunAgainThatTemporalLostBeforeAnythingWasTold() {
    String template = template("forgotten", "steps:\n  - {id: one, action: 'test:hold'}\n");
    api.journal(true);
    api.stopWorker();
    String id = calls.launch(template);
    delete(id);
    api.journal(false);
    calls.await(id, run -> events(id, "reconciled:%") > 0);
    api.startWorker();

    calls.await(id, run -> !api.steps().keys(id).isEmpty());
    api.steps().release(id);

    assertThat(calls.awaitEnd(id).path("phase").stringValue()).isEqualTo("completed");
  }

  @Test
  void endsARunThatTemporalLostAfterItHadBegun() {
    String template = template("lost", "steps:\n  - {id: one, action: 'test:hold'}\n");
    String id = calls.launch(template);
    calls.await(id, run -> run.path("steps").get(0).path("state").asString("").equals("running"));

    delete(id);

    JsonNode run = calls.awaitEnd(id);
    assertThat(run.path("failure").path("type").stringValue()).isEqualTo("Lost");
    calls.await(id, ended -> needs(id, "ended_without_undo"));
    api.steps().release(id);
  }

  @Test
  void asksForAPersonWhileNoWorkerAnswers() {
    String template = template("unanswered", "steps:\n  - {id: one, action: 'test:ok'}\n");
    api.stopWorker();
    String id = calls.launch(template);

    calls.await(id, run -> needs(id, "behind"));
    api.startWorker();

    assertThat(calls.awaitEnd(id).path("phase").stringValue()).isEqualTo("completed");
    calls.await(id, run -> !needs(id, "behind"));
  }

  @Test
  void asksForAPersonWhileWorkersCannotGoOn() {
    String template = template("failing", "steps:\n  - {id: one, action: 'test:ok'}\n");
    api.stopWorker();
    api.startWorker(BrokenRun.class);
    String id = calls.launch(template);

    calls.await(id, run -> needs(id, "failing"));
    api.temporal().newUntypedWorkflowStub(workflow(id)).terminate("for the test");
    api.stopWorker();
    api.startWorker();

    assertThat(calls.awaitEnd(id).path("phase").stringValue()).isEqualTo("failed");
    assertThat(needs(id, "failing")).isFalse();
  }

  @Test
  void repairsOnceThoughSeveralProcessesLook() {
    String template = template("twice", "steps:\n  - {id: one, action: 'test:ok'}\n");
    api.journal(true);
    try (ConfigurableApplicationContext second = api.process(OFTEN);
        ConfigurableApplicationContext third = api.process(OFTEN)) {
      assertThat(second.isActive() && third.isActive()).isTrue();

      String id = calls.launch(template);

      assertThat(calls.awaitEnd(id).path("phase").stringValue()).isEqualTo("completed");
      calls.await(id, run -> events(id, "reconciled:%") > 0);
      assertThat(events(id, "run:completion")).isEqualTo(1);
      assertThat(events(id, "reconciled:%:step:one:completed")).isEqualTo(1);
    }
  }

  /** Workflow code that a bug keeps from going on. */
  public static final class BrokenRun implements DynamicWorkflow {

    @Override
    public Object execute(EncodedValues arguments) {
      throw new IllegalStateException("A bug of the test.");
    }
  }
}
