package dev.formwork.activities.action;

import static dev.formwork.activities.action.ProbeWorld.attempt;
import static dev.formwork.activities.action.ProbeWorld.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.workflows.StepRequest;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The edge cases of Backstage's templating that show where an action runs, with the numbers they
 * have in our contract.
 */
class StepCasesTest {

  @TempDir private static Path disk;

  private final ProbeWorld world = new ProbeWorld(disk);
  private final List<String> seen = new ArrayList<>();

  private final Probe probe =
      Probe.running(
          (input, step) -> {
            seen.add(input.text());
            step.log().info("tok=" + input.text());
            step.log().info(input.text());
            return new Probe.Output(null);
          });

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("1: a number is no text, and nothing is converted")
  void convertsNothing() {
    ApplicationFailure failure = fail(request(Map.of("text", 5)));

    assertThat(failure.getType()).isEqualTo("InvalidInput");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "Invalid input passed to action test:probe, instance.text is not of a type(s) string");
    assertThat(seen).isEmpty();
  }

  @Test
  @DisplayName("21: a secret reaches the action and no log")
  void passesSecretsOn() {
    run(request(Map.of("text", "${{ secrets.password }}"), "/text"));

    assertThat(seen).containsExactly("hunter2");
    assertThat(world.messages().toString()).doesNotContain("hunter2").contains("tok=***");
  }

  @Test
  @DisplayName("31: when a later round's input does not fit, the first one does not run either")
  void checksAllRoundsBeforeTheFirst() {
    StepRequest first =
        ProbeWorld.iteration(Map.of("text", "a"), "0")
            .withToCome(
                List.of(
                    new StepRequest.Round("1", Map.of("text", 5), List.of(), Map.of()),
                    new StepRequest.Round("2", Map.of("text", "c"), List.of(), Map.of())));

    ApplicationFailure failure = fail(first);

    assertThat(failure.getOriginalMessage())
        .startsWith("Invalid input passed to action test:probe[1], instance.text");
    assertThat(seen).isEmpty();
  }

  @Test
  @DisplayName("31: a later round's input is checked with its secrets in it")
  void rendersRoundsBeforeItChecksThem() {
    var secret = List.of("/text");
    StepRequest first =
        ProbeWorld.iteration(Map.of("text", "a"), "0")
            .withToCome(
                List.of(
                    new StepRequest.Round(
                        "1", Map.of("text", "${{ secrets.password }}"), secret, Map.of())));

    run(first);

    assertThat(seen).containsExactly("a");
    assertThat(world.messages().toString()).doesNotContain("hunter2");
  }

  @Test
  @DisplayName("38: a secret of one character is not hidden by itself")
  void leavesShortSecretsReadable() {
    world.secrets.keep(ProbeWorld.RUN.runId(), Map.of("password", "a"));

    run(request(Map.of("text", "banana")));

    assertThat(world.messages().toString()).contains("tok=banana");
  }

  @Test
  @DisplayName("39: a text made with a secret is hidden as a whole")
  void hidesWhatWasMadeWithASecret() {
    run(request(Map.of("text", "tok=${{ secrets.password }}"), "/text"));

    assertThat(seen).containsExactly("tok=hunter2");
    assertThat(world.messages()).contains("\u001b[32minfo\u001b[39m: ***");
  }

  @Test
  @DisplayName("40: a failure that holds a secret tells all but the secret")
  void hidesSecretsInFailures() {
    var action =
        Probe.running(
            (input, step) -> {
              throw new ActionException.InvalidInput("bad hunter2!");
            });

    ApplicationFailure failure =
        catchThrowableOfType(
            ApplicationFailure.class,
            () -> world.runner(action).run(request(Map.of("text", "x")), attempt(3)));

    assertThat(failure.getOriginalMessage()).isEqualTo("bad ***!");
    assertThat(world.messages().toString()).doesNotContain("hunter2");
  }

  @Test
  @DisplayName("8: an expression with a secret that fails is passed on, and the log warns of it")
  void warnsOfWhatFails() {
    run(request(Map.of("text", "${{ secrets.password | nofilter }}"), "/text"));

    assertThat(seen).containsExactly("${{ secrets.password | nofilter }}");
    assertThat(world.messages())
        .anyMatch(message -> message.contains("warn") && message.contains("at /text"));
  }

  private void run(StepRequest request) {
    world.runner(probe).run(request, attempt(1));
  }

  private ApplicationFailure fail(StepRequest request) {
    return catchThrowableOfType(
        ApplicationFailure.class, () -> world.runner(probe).run(request, attempt(3)));
  }
}
