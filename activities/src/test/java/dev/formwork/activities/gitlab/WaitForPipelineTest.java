package dev.formwork.activities.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.activities.action.Action;
import dev.formwork.activities.action.ActionContract;
import dev.formwork.activities.action.ActionException.InvalidInput;
import dev.formwork.activities.action.ActionException.NeverReady;
import dev.formwork.activities.action.ActionException.NotReadyYet;
import dev.formwork.activities.action.Patience;
import dev.formwork.activities.port.gitlab.PipelineRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitForPipelineTest implements ActionContract<WaitForPipeline.Input, WaitForPipeline.Output> {

  private final GitlabWorld world = new GitlabWorld();

  WaitForPipelineTest() {
    start();
    world.gitlab.finishWork();
  }

  private void start() {
    world
        .gitlab
        .roles()
        .pipelines()
        .start("acme/payments", new PipelineRequest("main", Map.of(), "token", "mark"));
  }

  @Override
  public Action<WaitForPipeline.Input, WaitForPipeline.Output> action() {
    return new WaitForPipeline(world.seenBy(this));
  }

  @Override
  public WaitForPipeline.Input input() {
    return input("9001", null);
  }

  private static WaitForPipeline.Input input(@Nullable String pipeline, @Nullable String ref) {
    return new WaitForPipeline.Input(GitlabWorld.REPO, pipeline, ref, Patience.DEFAULT, null);
  }

  @Override
  public Object world() {
    return world.gitlab.contents();
  }

  @Test
  void findsThePipelineByItsPageAndByItsBranch() {
    String page = "https://gitlab.com/acme/payments/-/pipelines/9001";

    assertThat(action().run(input(page, null), step()).pipelineId()).isEqualTo(9001);
    assertThat(action().run(input(null, "main"), step()).pipelineUrl()).isEqualTo(page);
  }

  @Test
  void isNotReadyWhileItRunsOrBeforeThereIsOne() {
    start();

    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(null, "main"), step()))
        .withMessage("Pipeline 9002 of acme/payments: running");
    assertThatExceptionOfType(NotReadyYet.class)
        .isThrownBy(() -> action().run(input(null, "release"), step()))
        .withMessage("acme/payments has no pipeline on release yet");
  }

  @Test
  void failsWithTheJobsThatFailed() {
    world.gitlab.fail(9001, List.of("test", "scan"));

    assertThatExceptionOfType(NeverReady.class)
        .isThrownBy(() -> action().run(input(), step()))
        .withMessageContaining("Pipeline 9001 of acme/payments failed in test, scan");
  }

  @Test
  void asksForOnePipelineThatIsThere() {
    for (WaitForPipeline.Input wrong :
        List.of(input(null, null), input("1", "main"), input("seven", null), input("7", null))) {
      assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> action().run(wrong, step()));
    }
  }

  @Test
  void waitsForNobodyInADryRun() {
    assertThat(action().run(input("8", null), step().dry()).pipelineId()).isEqualTo(8);
  }
}
