package dev.formwork.activities.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.TestStep;
import dev.formwork.activities.port.bitbucket.BitbucketCloud;
import dev.formwork.activities.port.bitbucket.InMemoryBitbucketCloud;
import dev.formwork.activities.port.sent.InMemorySentMessages;
import dev.formwork.activities.port.sent.SentMessages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunPipelineTest implements ActionContract<RunPipeline.Input, RunPipeline.Output> {

  private final InMemoryBitbucketCloud cloud = new InMemoryBitbucketCloud();
  private final InMemorySentMessages memory = new InMemorySentMessages();

  @Override
  public Action<RunPipeline.Input, RunPipeline.Output> action() {
    return new RunPipeline(
        token -> outside(BitbucketCloud.class, cloud), outside(SentMessages.class, memory));
  }

  @Override
  public RunPipeline.Input input() {
    return new RunPipeline.Input(
        "acme",
        "payments",
        new RunPipeline.Body(
            Map.of("ref_type", "branch", "ref_name", "main"),
            List.of(Map.of("key", "ENVIRONMENT", "value", "staging"))),
        null);
  }

  @Override
  public Object world() {
    return cloud.contents();
  }

  @Override
  public boolean canBeTakenBack() {
    return false;
  }

  @Test
  void handsTargetAndVariablesOn() {
    RunPipeline.Output output = action().run(input(), step());

    assertThat(cloud.contents().getFirst())
        .containsExactly(new InMemoryBitbucketCloud.Made("acme/payments", input().request()));
    assertThat(output.buildNumber()).isEqualTo(1);
    assertThat(output.repoUrl()).isEqualTo("https://bitbucket.org/acme/payments");
  }

  @Test
  void startsABuildForEachStepOfARun() {
    RunPipeline.Output one = action().run(input(), step());
    RunPipeline.Output other =
        action().run(input(), TestStep.of(TestStep.RUN, "step-2", Map.of(), Map.of()));

    assertThat(other.buildNumber()).isNotEqualTo(one.buildNumber());
  }
}
