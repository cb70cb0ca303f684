package dev.formwork.workflows;

import java.time.Instant;
import java.util.List;

/**
 * Why a run waits for a decision, and what each decision would do.
 *
 * @param number of this pause in its run, from 1; a {@link Decision} names it
 * @param stepId the step that failed
 * @param until when the time to decide is over and the run is taken back
 */
public record Pause(
    int number, String stepId, RunFailure failure, Instant until, List<Choice> choices) {

  public Pause {
    choices = Ordered.copy(choices);
  }

  /**
   * What one decision would do.
   *
   * @param runs ids of the steps that would run, as far as their conditions let them
   * @param keeps ids of the steps whose work would stay
   * @param undoes ids of the steps that would be taken back, the newest first
   */
  public record Choice(
      Decision.Verb verb, List<String> runs, List<String> keeps, List<String> undoes) {

    public Choice {
      runs = Ordered.copy(runs);
      keeps = Ordered.copy(keeps);
      undoes = Ordered.copy(undoes);
    }
  }
}
