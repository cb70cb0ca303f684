package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.attempt;
import static dev.formwork.activities.action.ProbeWorld.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.UndoRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSecretsTest {

  private static final StepRequest REQUEST = request(Map.of("text", "any"));

  @TempDir Path disk;
  private ProbeWorld world;

  @BeforeEach
  void open() {
    world = new ProbeWorld(disk);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Object keep(String secret) {
    var action =
        Probe.running(
            (input, step) -> {
              String standIn = step.keepSecret("access_token", secret);
              step.log().info("Made " + secret);
              return new Probe.Output(standIn);
            });
    return world.runner(action).run(REQUEST, attempt(1)).output().get("text");
  }

  @Test
  void standForThemselvesInOutputsAndAreHiddenInLogs() {
    Object standIn = keep("glpat-secret");

    assertThat(standIn).asString().startsWith("***kept:").doesNotContain("glpat-secret");
    assertThat(world.messages().toString()).doesNotContain("glpat-secret").contains("Made ***");
  }

  @Test
  void reachALaterStepWhoseInputNamesThem() {
    Object standIn = keep("glpat-secret");
    List<String> seen = new ArrayList<>();
    var reader =
        Probe.running(
            (input, step) -> {
              seen.add(input.text());
              step.log().info("Got " + input.text());
              return new Probe.Output("is glpat-secret");
            });

    var result =
        world
            .runner(reader)
            .run(request(Map.of("text", "https://x:" + standIn + "@git.example")), attempt(1));

    assertThat(seen).containsExactly("https://x:glpat-secret@git.example");
    assertThat(result.output()).isEqualTo(Map.of("text", "is ***"));
    assertThat(world.messages().toString()).doesNotContain("glpat-secret");
  }

  @Test
  void areHiddenInALaterStepThatWasNotGivenThem() {
    keep("glpat-secret");
    var action =
        Probe.running(
            (input, step) -> {
              step.log().info("Read glpat-secret in a file");
              return new Probe.Output(null);
            });

    world.runner(action).run(REQUEST, attempt(1));

    assertThat(world.messages().toString()).doesNotContain("glpat-secret");
  }

  @Test
  void areNamedToWhoeverHidesSecretsAndAreNoSecretsOfTheForm() {
    Object standIn = keep("glpat-secret");
    List<String> seen = new ArrayList<>();
    var action =
        Probe.running(
            (input, step) -> {
              step.run().secretNames().forEach(name -> step.secret(name).ifPresent(seen::add));
              return new Probe.Output(input.text());
            });

    var result =
        world
            .runner(action)
            .run(request(Map.of("text", "${{ secrets | dump }}" + standIn), "/text"), attempt(1));

    assertThat(seen).containsExactlyInAnyOrder("hunter2", "glpat-secret");
    assertThat(result.output().toString()).doesNotContain("kept:");
  }

  @Test
  void giveTheSameAnswerToALaterAttempt() {
    Object first = keep("glpat-secret");
    List<String> seen = new ArrayList<>();
    var action =
        Probe.running(
            (input, step) -> {
              step.keptSecret("access_token").ifPresent(seen::add);
              return new Probe.Output(step.keepSecret("access_token", "glpat-secret"));
            });

    Object again = world.runner(action).run(REQUEST, attempt(2)).output().get("text");

    assertThat(again).isEqualTo(first);
    assertThat(seen).containsExactly("glpat-secret");
  }

  @Test
  void areGoneWhenAnUndoForgetsThem() {
    keep("glpat-secret");
    var undo = Probe.undoing((input, output, step) -> step.forget("access_token"));

    world.runner(undo).undo(new UndoRequest(REQUEST, null, List.of()), attempt(1));

    assertThat(world.secrets.reveal(ProbeWorld.RUN.runId())).containsOnlyKeys("password");
  }

  @Test
  void doNotMakeNotesSecret() {
    var action =
        Probe.running(
            (input, step) -> {
              step.note("before", "developer");
              return new Probe.Output(step.noted("before").orElseThrow());
            });
    world.runner(action).run(REQUEST, attempt(1));

    var result = world.runner(action).run(REQUEST, attempt(2));

    assertThat(result.output()).isEqualTo(Map.of("text", "developer"));
  }
}
