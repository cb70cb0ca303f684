package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.forEach;
import static dev.formwork.workflows.interpreter.Requests.step;
import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SecretsTest {

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void areLeftToTheActivity() {
    runs.run(
        Requests.of(
            step(
                "publish",
                map(
                    "name", "${{ parameters.name }}",
                    "token", "Bearer ${{ secrets.token }}",
                    "a/b", List.of("x", "${{ environment.secrets.key }}-${{ parameters.name }}"),
                    "stage", "${{ environment.parameters.stage }}"))));

    StepRequest request = runs.actions().requests().getFirst();
    assertThat(request.deferred()).containsExactly("/token", "/a~1b/1");
    assertThat(request.input())
        .containsEntry("name", "payments")
        .containsEntry("token", "Bearer ${{ secrets.token }}")
        .containsEntry("stage", "test");
  }

  @Test
  void bringOnlyTheVariablesAlongThatTheirStringsMention() {
    runs.run(
        Requests.of(
            step("fetch", map("name", "x")),
            forEach(
                List.of("eu"),
                step(
                    "publish",
                    map("token", "${{ secrets[each.value] }}${{ steps.fetch.output.name }}")))));

    assertThat(runs.actions().requests().getLast().context())
        .isEqualTo(
            map(
                "each", map("key", "0", "value", "eu"),
                "steps", map("fetch", map("output", map("name", "x")))));
  }

  @Test
  void mayNotDecideOverIterations() {
    RunView view = runs.run(Requests.of(forEach("${{ secrets.list }}", step("publish"))));

    assertThat(view.phase()).isEqualTo(RunPhase.UNDONE);
    assertThat(view.failure().message())
        .startsWith("Step 'publish' uses secrets in `each`")
        .contains("Pass the secret in the step's `input`.");
  }
}
