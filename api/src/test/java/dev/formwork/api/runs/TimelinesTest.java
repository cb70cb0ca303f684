package dev.formwork.api.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.runs.TimelineEntry.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelinesTest {

  private static TimelineEntry entry(String key, @Nullable String stepId, String message) {
    return Timelines.entry(1, new Timelines.Source(key, stepId), message, Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource({
    "run:starting,STARTED",
    "run:recovered:2,STARTED_OVER",
    "run:paused:1,PAUSED",
    "run:decided:1,DECIDED",
    "run:waiting:3,WAITING",
    "run:wait-changed:1,WAIT_CHANGED",
    "run:waited:3,WAITED",
    "run:undoing,UNDOING",
    "run:completion,ENDED",
    "undo:2:run:undoing,UNDOING",
    "run:warning:1,NOTE"
  })
  void knowsWhatConcernsTheRun(String key, Kind kind) {
    assertThat(entry(key, null, "").kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "step:publish:began,BEGAN",
    "step:publish:2:finished,FINISHED",
    "step:publish:failed,FAILED",
    "step:publish:2:stopped,FAILED",
    "step:publish:skipped,SKIPPED",
    "step:publish:2:retried,RUN_AGAIN",
    "step:publish:attempt:3,ATTEMPT",
    "step:publish:log:1:4,RETRYING",
    "step:publish:undo:began,UNDO_BEGAN",
    "step:publish:undo:finished,UNDO_FINISHED",
    "step:publish:each:eu:undo:finished,UNDO_FINISHED",
    "undo:1:step:publish:undo:began,UNDO_BEGAN",
    "step:publish:undo-failed,UNDO_FAILED",
    "step:publish:undo-failed:eu:try-2,UNDO_FAILED",
    "step:publish:left:try-2,LEFT",
    "step:publish:kept,KEPT",
    "step:publish:eu:each,NOTE"
  })
  void knowsWhatConcernsAStep(String key, Kind kind) {
    assertThat(entry(key, "publish", "").kind()).isEqualTo(kind);
  }

  @Test
  void readsTheIterationAndTheAttempt() {
    TimelineEntry entry = entry("step:publish:2:each:eu:attempt:12", "publish", "");

    assertThat(entry.iteration()).isEqualTo("eu");
    assertThat(entry.attempt()).isEqualTo(12);
  }

  @Test
  void takesColoursOutOfMessages() {
    assertThat(
            entry("step:a:log:1:1", "a", "\u001b[33mwarn\u001b[39m: Attempt 1 failed.").message())
        .isEqualTo("warn: Attempt 1 failed.");
  }
}
