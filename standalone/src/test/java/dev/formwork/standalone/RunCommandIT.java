package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The commands about runs as processes of their own, against a real API and worker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunCommandIT {

  private static final String STEPS =
      """
      onFailure: %s
      steps:
        - {id: folder, name: Make the folder, action: 'test:gate', input: {name: '${{ parameters.name }}-folder'}}
        - {id: ask, name: Ask Bob, action: 'approval:request', input: {approvers: ['user:default/bob']}}
        - {id: hook, name: Wait for the ticket, action: 'wait:signal', input: {message: Resolve it.}}
        - {id: thing, name: Make the thing, action: 'test:gate', input: {name: '${{ parameters.name }}'}}
      output: {url: '${{ steps.thing.output.url }}'}
      """;

  private Team team;
  private String pausing;
  private String undoing;

  @BeforeAll
  void starts() {
    team = Team.shared();
    pausing = team.template("terminal-pausing", STEPS.formatted("pause"));
    undoing = team.template("terminal-undoing", STEPS.formatted("undo"));
  }

  private record Ended(int status, String output) {}

  private static Ended formwork(Team.Person person, String... words) {
    List<String> arguments = new ArrayList<>(Arrays.asList(words));
    arguments.addAll(List.of("--server", person.portal().toString()));
    ChildJvm process = ChildJvm.start(Main.class, arguments);
    return new Ended(process.awaitExit(), process.output());
  }

  @Test
  void approvesSignalsRetriesAndWatchesToTheEnd() {
    team.order("shell.shut");
    String id = team.launch(pausing, "shell");
    team.await(id, "waiting");

    Ended own = formwork(team.ada(), "run", "approve", id, "--yes");
    Ended approved = formwork(team.bob(), "run", "approve", id, "--comment", "Fine.", "--yes");
    team.await(id, run -> run.path("steps").get(2).path("state").asText().equals("running"));
    team.await(id, "waiting");
    Ended told = formwork(team.ada(), "run", "signal", id, "status=resolved", "--yes");
    team.await(id, "paused");
    Ended shown = formwork(team.ada(), "run", "show", id);
    Ended retried = formwork(team.ada(), "run", "retry", id, "name=shell-2", "--yes", "--watch");
    Ended listed = formwork(team.ada(), "runs", "--template", "terminal-pausing");

    assertThat(own.status()).as(own.output()).isOne();
    assertThat(own.output()).contains("started the run and may not approve it");
    assertThat(approved.status()).as(approved.output()).isZero();
    assertThat(told.status()).as(told.output()).isZero();
    assertThat(shown.output())
        .contains("The gate of shell is shut", "./formwork run retry " + id, "thing  shell-folder");
    assertThat(retried.status()).as(retried.output()).isZero();
    assertThat(retried.output())
        .contains(
            "with the input {\"name\":\"shell-2\"}", "user:default/ada runs step thing again");
    assertThat(listed.output()).contains(id + "  completed  4/4");
  }

  @Test
  void watchesARunThatIsRejectedAndExitsByItsOutcome() {
    String id = team.launch(undoing, "refused");
    team.await(id, "waiting");

    Ended rejected =
        formwork(team.bob(), "run", "reject", id, "--comment", "No.", "--yes", "--watch");

    assertThat(rejected.status()).as(rejected.output()).isEqualTo(11);
    assertThat(rejected.output()).contains("user:default/bob rejected it. Comment: No.");
  }

  @Test
  void cancelsAndRefusesToDoAnythingUnasked() {
    String id = team.launch(undoing, "stopped");
    team.await(id, "waiting");

    Ended unasked = formwork(team.ada(), "run", "cancel", id);
    Ended cancelled = formwork(team.ada(), "run", "cancel", id, "--yes", "--watch");

    assertThat(unasked.status()).as(unasked.output()).isEqualTo(4);
    assertThat(unasked.output()).contains("thing stopped-folder", "Give --yes");
    assertThat(cancelled.status()).as(cancelled.output()).isEqualTo(13);
  }
}
