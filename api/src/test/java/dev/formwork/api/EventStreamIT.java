package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.api.HttpCalls.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Live events of runs; numbers are those of the scaffolder contract, section 7 D. */
class EventStreamIT {

  private static final String TASKS = "/api/scaffolder/v2/tasks/";

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String held =
      api.templates()
          .add(
              "stream-held",
              "steps:\n  - {id: one, action: 'test:ok'}\n  - {id: two, action: 'test:hold'}\n");
  private final String ok =
      api.templates().add("stream-ok", "steps:\n  - {id: one, action: 'test:ok'}\n");
  private final String failing =
      api.templates().add("stream-fail", "steps:\n  - {id: one, action: 'test:fail'}\n");
  private final String startOver =
      api.templates()
          .add(
              "stream-over",
              """
              EXPERIMENTAL_recovery: {EXPERIMENTAL_strategy: startOver}
              steps:
                - {id: one, action: 'test:ok'}
              """);

  private EventReader open(String id, String query, Map<String, String> headers) {
    return new EventReader(calls.open(TASKS + id + "/eventstream" + query, headers));
  }

  @Test
  void streamsEventsAsTheyHappenAndEndsWithTheCompletion() {
    String id = calls.launch(held);
    try (EventReader events = open(id, "", Map.of())) {
      JsonNode first = Objects.requireNonNull(events.next());
      JsonNode next = first;
      while (!next.path("body").path("stepId").asString("").equals("two")) {
        next = Objects.requireNonNull(events.next());
      }

      api.steps().release(id);
      List<JsonNode> rest = events.rest();

      assertThat(events.response().headers().firstValue("Content-Type"))
          .hasValue("text/event-stream");
      assertThat(events.response().headers().firstValue("Cache-Control")).hasValue("no-cache");
      assertThat(first.path("body").path("message").stringValue())
          .isEqualTo("Starting up task with 2 steps");
      assertThat(first.propertyNames())
          .containsExactlyInAnyOrder(
              "id", "isTaskRecoverable", "taskId", "body", "type", "createdAt");
      assertThat(rest.getLast().path("type").stringValue()).isEqualTo("completion");
      assertThat(rest.getLast().path("body").path("message").stringValue())
          .isEqualTo("Run completed with status: completed");
    }
  }

  @Test
  @DisplayName("85: gives all events of an ended run and closes")
  void givesAllEventsOfAnEndedRunAndCloses() {
    String id = calls.launch(ok);
    calls.awaitEnd(id);

    try (EventReader events = open(id, "", Map.of())) {
      List<JsonNode> all = events.rest();

      assertThat(all)
          .extracting(event -> event.path("id").longValue())
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(all)
          .extracting(event -> event.path("body").path("message").stringValue())
          .containsExactly(
              "Starting up task with 1 steps",
              "Beginning step test:ok",
              "Finished step test:ok",
              "Run completed with status: completed");
    }
  }

  @Test
  void goesOnAfterTheEventThatTheReaderKnows() {
    String id = calls.launch(ok);
    calls.awaitEnd(id);
    List<JsonNode> all;
    try (EventReader events = open(id, "", Map.of())) {
      all = events.rest();
    }
    String second = all.get(1).path("id").toString();

    try (EventReader byQuery = open(id, "?after=" + second, Map.of());
        EventReader byHeader = open(id, "", Map.of("Last-Event-ID", second))) {
      assertThat(byQuery.rest()).isEqualTo(all.subList(2, all.size()));
      assertThat(byHeader.rest()).isEqualTo(all.subList(2, all.size()));
    }
  }

  @Test
  @DisplayName("83: gives the completion again whatever the reader knows")
  void givesTheCompletionAgainWhateverTheReaderKnows() {
    String id = calls.launch(failing);
    calls.awaitEnd(id);

    JsonNode polled = calls.get(TASKS + id + "/events?after=999999999").json();

    assertThat(polled.size()).isEqualTo(1);
    assertThat(polled.get(0).path("type").stringValue()).isEqualTo("completion");
    assertThat(polled.get(0).path("body").path("error").path("message").stringValue())
        .contains("It broke.");
    try (EventReader events = open(id, "?after=999999999", Map.of())) {
      assertThat(events.rest()).hasSize(1);
    }
  }

  @Test
  @DisplayName("84: answers a long poll when an event comes")
  void answersALongPollWhenAnEventComes() {
    String id = calls.launch(held);
    calls.await(id, run -> run.path("steps").path(1).path("state").asString("").equals("running"));
    JsonNode known = calls.get(TASKS + id + "/events").json();
    String last = known.get(known.size() - 1).path("id").toString();
    Thread.ofVirtual().start(() -> api.steps().release(id));

    Answer answer = calls.get(TASKS + id + "/events?after=" + last);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isPositive();
    assertThat(answer.json().get(0).path("id").longValue()).isGreaterThan(Long.parseLong(last));
  }

  @Test
  @DisplayName("86: stays open on an ended run that may be started over")
  void staysOpenOnAnEndedRunThatMayBeStartedOver() throws Exception {
    String id = calls.launch(startOver);
    calls.awaitEnd(id);

    try (EventReader events = open(id, "", Map.of())) {
      JsonNode next = Objects.requireNonNull(events.next());
      while (!next.path("type").stringValue().equals("completion")) {
        next = Objects.requireNonNull(events.next());
      }

      assertThat(next.path("isTaskRecoverable").booleanValue()).isTrue();
      CompletableFuture<JsonNode> more = CompletableFuture.supplyAsync(events::next);
      assertThat(more).isNotDone();
      calls.post(TASKS + id + "/cancel", "{}");
      assertThat(more.get().path("type").stringValue()).isEqualTo("cancelled");
    }
  }

  @Test
  void refusesAnIdThatIsNoNumberAndARunThatIsNotThere() {
    String id = calls.launch(ok);

    assertThat(calls.get(TASKS + id + "/eventstream?after=abc").status()).isEqualTo(400);
    assertThat(calls.get(TASKS + id + "/events?after=abc").status()).isEqualTo(400);
    assertThat(calls.get(TASKS + "none/eventstream").status()).isEqualTo(404);
    assertThat(calls.get(TASKS + "none/events").errorName()).isEqualTo("NotFoundError");
  }

  @Test
  void isServedByAnyProcess() {
    String id = calls.launch(held);
    try (ConfigurableApplicationContext second = api.start(Map.of());
        EventReader events =
            new EventReader(RunningApi.calls(second).open(TASKS + id + "/eventstream", Map.of()))) {
      Objects.requireNonNull(events.next());

      api.steps().release(id);

      assertThat(events.rest().getLast().path("type").stringValue()).isEqualTo("completion");
    }
  }
}
