package dev.formwork.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deciding about runs from a terminal, against a stub of the API. */
class RunDecisionsTest {

  private final StubFormwork stub = new StubFormwork();
  private final RunTerminal terminal = new RunTerminal(stub.url());

  @AfterEach
  void stops() {
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "retry,Run step publish again?,'runs publish, register, slack, mail'",
    "skip,Go on without step publish?,'runs register, slack, mail'",
    "undo,Take the run back?,'takes back publish, claim, fetch'",
    "keep,End the run and keep what it made?,'keeps what was made by publish, claim, fetch'"
  })
  void saysWhatADecisionWouldDoAsksAndDecides(String verb, String question, String effect) {
    String id = stub.show("paused");

    int status = terminal.run(verb, id, "--reason", "The name was free.");

    assertThat(status).isZero();
    assertThat(terminal.questions()).containsExactly(question);
    assertThat(terminal.output())
        .contains("step publish failed: Repository demo/ledger", "  " + effect + "\n");
    assertThat(stub.posted())
        .containsExactly(
            "/api/formwork/v1/runs/%s/decisions {\"decision\":\"%s\",\"pause\":1,\"reason\":\"The name was free.\"}"
                .formatted(id, verb));
  }

  @Test
  void retriesWithAChangedInput(@TempDir Path folder) throws Exception {
    String id = stub.show("paused");
    stub.give(
        "/api/scaffolder/v2/tasks/" + id,
        "{\"spec\":{\"steps\":[{\"id\":\"publish\",\"input\":{\"repoUrl\":\"${{ parameters.repoUrl }}\",\"topics\":[\"a\"]}}]}}");
    Path file = Files.writeString(folder.resolve("input.yaml"), "repoUrl: local?repo=x\n");

    terminal.run("retry", id, "repoUrl=local?repo=ledger-2", "--yes");
    terminal.run("retry", id, "--input", file.toString(), "topics=[b]", "--yes");

    assertThat(stub.posted())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains("\"input\":{\"repoUrl\":\"local?repo=ledger-2\",\"topics\":[\"a\"]}"),
            second ->
                assertThat(second)
                    .contains("\"input\":{\"repoUrl\":\"local?repo=x\",\"topics\":[\"b\"]}"));
  }

  @Test
  void skipsWithAnOutput() {
    String id = stub.show("paused");

    terminal.run(
        "skip", id, "--output", "remoteUrl=https://git.example.org/x", "--output", "n=3", "--yes");

    assertThat(terminal.output()).contains("later steps read the output {\"remoteUrl\"");
    assertThat(stub.posted().getFirst())
        .contains("\"output\":{\"remoteUrl\":\"https://git.example.org/x\",\"n\":3}");
  }

  @Test
  void doesNothingWithoutAYes() {
    String id = stub.show("paused");
    terminal.sayNo();

    assertThat(terminal.run("undo", id)).isEqualTo(4);
    assertThat(terminal.output()).endsWith("Nothing was done.\n");
    assertThat(stub.posted()).isEmpty();
  }

  @Test
  void asksNobodyWhereThereIsNoTerminal() {
    String id = stub.show("paused");
    terminal.takeAway();

    assertThat(terminal.run("undo", id)).isEqualTo(4);
    assertThat(terminal.output())
        .contains("there is no terminal at which to ask 'Take the run back?'", "--yes");
    assertThat(terminal.questions()).isEmpty();
    assertThat(stub.posted()).isEmpty();
  }

  @Test
  void tellsWhoWasFaster() {
    String id = stub.show("paused");
    String path = "/api/formwork/v1/runs/" + id + "/decisions";
    stub.give(path, StubFormwork.recorded("decisions").toString());
    stub.refusePosts(path, 409, "Somebody else was faster: user:default/bob takes the run back.");

    assertThat(terminal.run("retry", id, "--yes")).isOne();
    assertThat(terminal.output())
        .endsWith("Somebody else was faster: user:default/bob takes the run back.\n");
  }

  @Test
  void hasNothingToDecideAboutARunThatIsNotPaused() {
    String id = stub.show("running");

    assertThat(terminal.run("retry", id, "--yes")).isOne();
    assertThat(terminal.output())
        .contains("is not paused but running", "./formwork run cancel " + id);
  }

  @Test
  void cancelsAfterSayingWhatIsTakenBack() {
    String id = stub.show("running");

    assertThat(terminal.run("cancel", id, "--reason", "Wrong owner.")).isZero();
    assertThat(terminal.output()).contains("    claim default/payments-db");
    assertThat(stub.posted())
        .containsExactly(
            "/api/formwork/v1/runs/%s/cancel {\"reason\":\"Wrong owner.\"}".formatted(id));
  }

  @Test
  void approvesWithAComment() {
    String id = stub.show("waiting");

    assertThat(terminal.run("approve", id, "--comment", "Until May.")).isZero();
    assertThat(terminal.output()).contains("with yours the run goes on");
    assertThat(stub.posted())
        .containsExactly(
            "/api/formwork/v1/runs/%s/votes {\"waitKey\":\"ask\",\"verdict\":\"approve\",\"comment\":\"Until May.\"}"
                .formatted(id));
  }

  @Test
  void rejects() {
    String id = stub.show("waiting");

    terminal.run("reject", id, "--yes");

    assertThat(stub.posted().getFirst()).contains("\"verdict\":\"reject\"");
  }

  @Test
  void decidesAboutAnUndoThatFailed() {
    String id = stub.show("undoing");
    stub.give(
        "/api/formwork/v1/runs/" + id + "/decisions",
        "{\"pause\":null,\"stuckUndos\":[{\"stepId\":\"publish\",\"failure\":\"It is locked.\",\"until\":\"2026-11-28T08:00:07Z\"}],\"canDecide\":true}");

    assertThat(terminal.run("decide-undo", id, "skip")).isZero();
    assertThat(terminal.output()).contains("step publish could not be taken back: It is locked.");
    assertThat(stub.posted())
        .containsExactly(
            "/api/formwork/v1/runs/%s/undo-decisions {\"stepId\":\"publish\",\"decision\":\"skip\"}"
                .formatted(id));
    assertThat(terminal.run("decide-undo", id)).isEqualTo(2);
    assertThat(terminal.run("decide-undo", id, "retry", "--step", "other")).isOne();
  }

  @Test
  void looksNowWhetherWhatIsWaitedForIsReady() {
    String id = stub.show("waiting");
    stub.give(
        "/api/formwork/v1/runs/" + id + "/waits",
        """
        {"items": [{"key": "db", "stepId": "db", "kind": "resource", "message": "The claim is not ready.",
          "until": "2026-11-28T08:00:07Z"}]}
        """);

    assertThat(terminal.run("decide-wait", id, "look")).isZero();
    assertThat(terminal.run("decide-wait", id, "skip", "--output", "ready=true")).isZero();

    assertThat(terminal.questions()).containsExactly("Go on as if it were ready?");
    assertThat(stub.posted())
        .containsExactly(
            "/api/formwork/v1/runs/%s/wait-decisions {\"waitKey\":\"db\",\"decision\":\"look\"}"
                .formatted(id),
            "/api/formwork/v1/runs/%s/wait-decisions {\"waitKey\":\"db\",\"decision\":\"skip\",\"output\":{\"ready\":true}}"
                .formatted(id));
  }

  @Test
  void tellsARunWhatAnotherSystemWould() {
    String id = stub.show("waiting");

    assertThat(terminal.run("signal", id, "status=resolved", "by.name=bob", "--yes")).isZero();
    assertThat(stub.posted().getFirst())
        .startsWith("/api/formwork/v1/signals/CikK")
        .endsWith(" {\"status\":\"resolved\",\"by\":{\"name\":\"bob\"}}");
  }

  @Test
  void takesBackARunThatHasEnded() {
    String id = stub.show("completed");
    stub.give(
        "/api/formwork/v1/runs/" + id + "/undo-preview",
        """
        {"version": 2, "canUndo": true, "obstacle": null, "secrets": ["token"], "steps": [
          {"id": "publish", "verdict": "undo", "explanation": "", "made": [{"kind": "repository", "name": "demo/payments"}]},
          {"id": "slack", "verdict": "stay", "explanation": "A message cannot be taken back.", "made": []}]}
        """);

    assertThat(terminal.run("undo", id, "--reason", "Retired.", "--secret", "token=t")).isZero();

    assertThat(terminal.output())
        .contains(
            "  takes back publish (repository demo/payments)",
            "  keeps slack\n    A message cannot be taken back.")
        .doesNotContain("without --secret");
    assertThat(terminal.questions()).containsExactly("Take the run back?");
    assertThat(stub.posted())
        .containsExactly(
            "/api/formwork/v1/runs/%s/undo {\"version\":2,\"reason\":\"Retired.\",\"secrets\":{\"token\":\"t\"}}"
                .formatted(id));
  }

  @Test
  void saysWhyARunCannotBeTakenBack() {
    String id = stub.show("undone");
    stub.give(
        "/api/formwork/v1/runs/" + id + "/undo-preview",
        "{\"version\": 1, \"canUndo\": false, \"obstacle\": \"Nothing of it is left.\", \"secrets\": [], \"steps\": []}");

    assertThat(terminal.run("undo", id, "--yes")).isOne();
    assertThat(terminal.output()).endsWith("Nothing of it is left.\n");
    assertThat(stub.posted()).isEmpty();
  }
}
