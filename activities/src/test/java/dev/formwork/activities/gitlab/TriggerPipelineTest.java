package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ByHand;
import dev.formwork.activities.action.TestStep;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerPipelineTest implements ActionContract<TriggerPipeline.Input, TriggerPipeline.Output> {

  private final GitlabWorld world = new GitlabWorld();

  @Override
  public Action<TriggerPipeline.Input, TriggerPipeline.Output> action() {
    return new TriggerPipeline(world.seenBy(this));
  }

  @Override
  public TriggerPipeline.Input input() {
    return new TriggerPipeline.Input(
        GitlabWorld.REPO, null, 1001, "deploy", "main", Map.of("ENVIRONMENT", "staging"));
  }

  @Override
  public TestStep step() {
    return world.step();
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  @Override
  public ByHand changeSince() {
    return ByHand.does("the pipeline ends", () -> world.gitlab.finishWork());
  }

  @Override
  public ByHand removeByHand() {
    return ByHand.does("a person cancels the pipeline", () -> action().undo(input(), null, step()));
  }

  @Test
  void answersThePageOfThePipeline() {
    assertThat(action().run(input(), step()).pipelineUrl())
        .isEqualTo("https://gitlab.com/acme/payments/-/pipelines/9001");
  }

  @Test
  void reportsAPipelineThatHasEnded() {
    TriggerPipeline.Output output = action().run(input(), step());
    world.gitlab.finishWork();
    TestStep undo = step();

    action().undo(input(), output, undo);

    assertThat(undo.leftovers()).hasSize(1);
    assertThat(undo.leftovers().getFirst().reason()).contains("has ended");
  }
}
