package dev.formwork.workflows.interpreter;

import static dev.formwork.workflows.interpreter.Requests.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunView;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.StepView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompletedRunTest {

  @RegisterExtension final TestRuns runs = new TestRuns();

  @Test
  void runsEveryStepInTheOrderOfTheTemplate() {
    RunView view = runs.run(Requests.of(step("fetch"), step("publish"), step("register")));

    assertThat(view.phase()).isEqualTo(RunPhase.COMPLETED);
    assertThat(view.steps()).extracting(StepView::state).containsOnly(StepState.COMPLETED);
    assertThat(runs.actions().calls())
        .containsExactly("test:fetch fetch", "test:publish publish", "test:register register");
  }

  @Test
  void recordsItsEndInBackstagesWords() {
    runs.run(Requests.of(step("fetch")));

    assertThat(runs.actions().messages()).containsExactly("Run completed with status: completed");
  }
}
