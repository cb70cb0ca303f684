package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The history of a run in a few words each. */
class TimelineIT {

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String flaky =
      api.templates()
          .add(
              "timeline-flaky",
              "onFailure: pause\nsteps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:flaky'}\n");

  private static String path(String id) {
    return "/api/formwork/v1/runs/" + id + "/timeline";
  }

  private String retried() {
    String id = calls.launch(flaky);
    calls.await(id, run -> run.path("phase").asString("").equals("paused"));
    calls.post(
        "/api/formwork/v1/runs/" + id + "/decisions", "{\"decision\":\"retry\",\"pause\":1}");
    calls.awaitEnd(id);
    return id;
  }

  private static List<String> kinds(JsonNode timeline) {
    return StreamSupport.stream(timeline.path("items").spliterator(), false)
        .map(item -> item.path("kind").stringValue())
        .toList();
  }

  @Test
  void tellsOfAPauseWhoDecidedAndWhatCameOfIt() {
    String id = retried();

    JsonNode timeline = calls.get(path(id)).json();

    assertThat(kinds(timeline))
        .containsSubsequence(
            "started", "began", "failed", "paused", "decided", "run_again", "ended")
        .doesNotContain("note");
    assertThat(timeline.path("items").toString())
        .contains("user:default/local runs step two again.");
  }

  @Test
  void answersPages() {
    String id = retried();

    JsonNode whole = calls.get(path(id)).json();
    JsonNode second = calls.get(path(id) + "?limit=2&offset=2").json();

    assertThat(second.path("total")).isEqualTo(whole.path("total"));
    assertThat(kinds(second)).isEqualTo(kinds(whole).subList(2, 4));
  }

  @Test
  void isForThoseWhoMayReadTheRun() {
    String id = retried();
    try (ConfigurableApplicationContext strict =
        api.start((user, permission, subject) -> !permission.equals("scaffolder.task.read"))) {
      Answer answer =
          RunningApi.calls(strict).send("GET", path(id), null, Map.<String, String>of());

      assertThat(answer.status()).isEqualTo(403);
    }
    assertThat(calls.get(path("00000000-0000-7000-8000-000000000000")).status()).isEqualTo(404);
  }
}
