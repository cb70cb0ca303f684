package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a run when its start is interrupted. */
class InterruptedStartIT {

  private static final String TASKS = "/api/scaffolder/v2/tasks";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String ok =
      api.templates().add("late", "steps:\n  - {id: one, action: 'test:ok'}\n");

  @Test
  void acceptsARunWhileTemporalIsAwayAndStartsItLater() {
    try (ConfigurableApplicationContext cutOff =
        api.startWithoutTemporal(Map.of("formwork.runs.start-interval", "1h"))) {
      Answer answer =
          RunningApi.calls(cutOff)
              .post(TASKS, "{\"templateRef\":\"%s\",\"values\":{}}".formatted(ok));

      assertThat(answer.status()).isEqualTo(201);
      String id = answer.json().path("id").stringValue();
      assertThat(calls.awaitEnd(id).path("phase").stringValue()).isEqualTo("completed");
      assertThat(unstarted()).isZero();
    }
  }

  @Test
  void saysThatACancellationCannotReachTemporal() {
    String held = api.templates().add("late-held", "steps:\n  - {id: one, action: 'test:hold'}\n");
    String id = calls.launch(held);
    try (ConfigurableApplicationContext cutOff =
        api.startWithoutTemporal(Map.of("formwork.runs.start-interval", "1h"))) {
      Answer answer = RunningApi.calls(cutOff).post(TASKS + "/" + id + "/cancel", "{}");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.errorName()).isEqualTo("ServiceUnavailableError");
      assertThat(answer.message()).contains(id, "cancel again");
    } finally {
      api.steps().release(id);
    }
  }

  private int unstarted() {
    return JdbcClient.create(api.database())
        .sql("select count(*) from run where unstarted_request is not null")
        .query(Integer.class)
        .single();
  }
}
