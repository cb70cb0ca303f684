package dev.formwork.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking at runs from a terminal, against a stub of the API. */
class RunCommandTest {

  private final StubFormwork stub = new StubFormwork();
  private final RunTerminal terminal = new RunTerminal(stub.url());

  @AfterEach
  void stops() {
    stub.close();
  }

  @Test
  void listsRunsInATable() {
    stub.give("/api/formwork/v1/runs", StubFormwork.recorded("runs").toString());

    int status = terminal.run("runs", "--phase", "paused,waiting", "--template", "java-service");

    assertThat(status).isZero();
    assertThat(terminal.output().lines().findFirst().orElseThrow())
        .matches("ID +PHASE +STEPS +RUN +TEMPLATE +BY +STARTED");
    assertThat(terminal.output())
        .contains("01931f0a-6c1b-7d4e-8a55-1f0c2b9d7e08  paused ", "java-service  ");
    assertThat(stub.asked().getFirst())
        .endsWith(
            "?phase=paused&phase=waiting&templateRef=template%3Adefault%2Fjava-service&limit=25");
  }

  @Test
  void listsRunsForPrograms() {
    stub.give("/api/formwork/v1/runs", "{\"items\":[],\"total\":0}");

    terminal.run("runs", "--json", "--owner", "payments", "--by", "ada", "--text", "x y");

    assertThat(terminal.output().strip()).isEqualTo("{\n  \"items\" : [ ],\n  \"total\" : 0\n}");
    assertThat(stub.asked().getFirst())
        .contains("owner=group%3Adefault%2Fpayments&initiator=user%3Adefault%2Fada&q=x%20y");
  }

  @Test
  void listsWhatNeedsPeople() {
    stub.give(
        "/api/formwork/v1/attention",
        """
        {"items": [{"runId": "r", "runTitle": "Java service: ledger", "kind": "stuck_undo",
          "stepId": "publish", "message": "It is locked.", "since": "2026-11-21T08:00:00Z",
          "until": null, "advice": "Try again, or leave it."}], "total": 1}
        """);

    assertThat(terminal.run("runs", "--attention")).isZero();
    assertThat(terminal.output())
        .contains("r  Java service: ledger: stuck undo, step publish, since ")
        .contains("  It is locked.", "  Try again, or leave it.");
    assertThat(terminal.run("runs", "--attention", "--phase", "paused")).isEqualTo(2);
  }

  @Test
  void showsAPausedRunWithTheCommandsThatDecideAboutIt() {
    String id = stub.show("paused");

    int status = terminal.run("show", id);

    assertThat(status).isZero();
    assertThat(terminal.output())
        .startsWith("Java service: ledger\n  paused, 2 of 6 steps done\n")
        .contains("  fetch     fetch:template    completed ")
        .contains("  publish   publish:local     failed ")
        .contains("not started")
        .contains("a decision about step publish until 2026-11-2")
        .contains("./formwork run retry " + id + "  runs publish, register, slack, mail")
        .contains("./formwork run undo " + id + "   takes back publish, claim, fetch")
        .contains("  claim  default/payments-db  made");
  }

  @Test
  void showsWhatARunWaitsFor() {
    String id = stub.show("waiting");

    terminal.run("show", id);

    assertThat(terminal.output())
        .contains(
            "approval, step ask: 1 of 2 approvals of group:default/platform, user:default/ada missing")
        .contains("    user:default/bob approved: Fine with me.")
        .contains("./formwork run approve|reject " + id)
        .contains("a call of another system, step hook")
        .contains("./formwork run signal " + id)
        .contains("the time, step window: 2026-11-24");
  }

  @Test
  void showsWhatBecameOfEachThing() {
    String id = stub.show("undone_with_leftovers");

    terminal.run("show", id);

    assertThat(terminal.output())
        .contains("taken back", "remains")
        .contains("  repository demo/payments: ");
  }

  @Test
  void showsARunForPrograms() throws Exception {
    String id = stub.show("paused");

    terminal.run("show", id, "--json");

    var json = Server.JSON.readTree(terminal.output());
    assertThat(json.path("run").path("id").asText()).isEqualTo(id);
    assertThat(json.path("decisions").path("pause").path("number").asInt()).isEqualTo(1);
    assertThat(json.path("waits").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"completed,0", "failed,10", "undone,11", "undone_with_leftovers,12", "cancelled,13"})
  void watchesToTheEndAndExitsByTheOutcome(String phase, int status) {
    String id = stub.show(phase);
    stub.stream(
        id,
        ": keep alive\n\n",
        StubFormwork.frame(1, "log", "fetch", "\u001b[32minfo\u001b[39m: Fetched"),
        StubFormwork.frame(2, "completion", "", "Run ended"));

    assertThat(terminal.run("watch", id)).isEqualTo(status);
    assertThat(terminal.output())
        .contains("fetch          info: Fetched\n", "Run ended\n", "What it made\n");
  }

  @Test
  void goesOnAfterALostConnectionWhereItWas() {
    String id = stub.show("running");
    stub.stream(id, StubFormwork.frame(7, "log", "fetch", "First"));
    stub.stream(
        id,
        StubFormwork.frame(7, "log", "fetch", "First"),
        StubFormwork.frame(8, "completion", "", "Last"));

    terminal.run("watch", id);

    assertThat(terminal.output()).containsOnlyOnce("First\n").containsOnlyOnce("Last\n");
    assertThat(stub.asked()).anyMatch(path -> path.endsWith("/eventstream?after=7"));
  }

  @Test
  void saysThatNoFormworkAnswers() {
    stub.close();

    assertThat(terminal.run("show", "x")).isEqualTo(3);
    assertThat(terminal.output())
        .contains("No Formwork answers at " + stub.url(), "./formwork up", "--server");
  }

  @Test
  void saysThatThereIsNoSuchRun() {
    assertThat(terminal.run("show", "none")).isOne();
    assertThat(terminal.output()).isEqualTo("Run none does not exist.\n");
  }

  @Test
  void namesTheNearestCommandAndOption() {
    assertThat(terminal.run("aprove", "x")).isEqualTo(2);
    assertThat(terminal.output())
        .startsWith("There is no command 'run aprove'. Did you mean 'approve'?");

    assertThat(terminal.run("approve", "x", "--coment", "y")).isEqualTo(2);
    assertThat(terminal.output())
        .startsWith("There is no option --coment. Did you mean --comment?");

    assertThat(terminal.run("approve")).isEqualTo(2);
    assertThat(terminal.run("help")).isZero();
    assertThat(terminal.output()).contains("Exit codes: 0 done");
  }
}
