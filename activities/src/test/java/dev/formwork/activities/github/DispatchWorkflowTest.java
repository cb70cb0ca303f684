package dev.formwork.activities.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchWorkflowTest
    implements ActionContract<DispatchWorkflow.Input, DispatchWorkflow.Output> {

  private final GithubWorld world = GithubWorld.withRepository();

  @Override
  public Action<DispatchWorkflow.Input, DispatchWorkflow.Output> action() {
    return new DispatchWorkflow(world.hosts(this), world.memory(this));
  }

  @Override
  public DispatchWorkflow.Input input() {
    return input(true);
  }

  private static DispatchWorkflow.Input input(boolean details) {
    return new DispatchWorkflow.Input(
        GithubWorld.REPO_URL,
        "deploy.yaml",
        "main",
        Map.of("environment", "staging"),
        details,
        null);
  }

  @Override
  public Object world() {
    return world.things();
  }

  @Override
  public boolean canBeTakenBack() {
    return false;
  }

  @Test
  void saysNothingOfTheExecutionUnlessItIsAsked() {
    DispatchWorkflow.Output silent = action().run(input(false), step());

    assertThat(silent).isEqualTo(new DispatchWorkflow.Output(null, null, null));
  }

  @Test
  void startsAnExecutionForEachStepOfARun() {
    DispatchWorkflow.Output one = action().run(input(), step());
    DispatchWorkflow.Output other =
        action().run(input(), TestStep.of(TestStep.RUN, "step-2", Map.of(), Map.of()));

    assertThat(other.workflowRunId()).isNotEqualTo(one.workflowRunId());
  }

  @Test
  void triesAgainAfterARefusalThatSomebodyRepaired() {
    var repository = world.repositories.find("acme", "payments").orElseThrow();
    world.repositories.delete(repository);
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> action().run(input(), step()));

    world.repositories.ensure("acme", "payments", "main");

    assertThat(action().run(input(), step()).workflowRunId()).isNotNull();
  }
}
