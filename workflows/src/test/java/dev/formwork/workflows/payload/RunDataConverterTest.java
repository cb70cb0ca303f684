package dev.formwork.workflows.payload;

import static dev.formwork.workflows.interpreter.ScriptedActions.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.workflows.ActionPolicy;
import dev.formwork.workflows.Leftover;
import dev.formwork.workflows.Link;
import dev.formwork.workflows.Made;
import dev.formwork.workflows.RunEvent;
import dev.formwork.workflows.RunPhase;
import dev.formwork.workflows.RunRequest;
import dev.formwork.workflows.StepRequest;
import dev.formwork.workflows.StepResult;
import dev.formwork.workflows.StepState;
import dev.formwork.workflows.UndoRequest;
import dev.formwork.workflows.UndoResult;
import dev.formwork.workflows.interpreter.Requests;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunDataConverterTest {

  private final DataConverter converter = RunDataConverter.of(Keyring.generate("test"));

  @Test
  void keepsTheRequestOfARun() {
    RunRequest request =
        Requests.of(
                Requests.patient(Duration.ofMinutes(90), 3, Requests.step("fetch")),
                Requests.forEach("${{ parameters.regions }}", Requests.step("publish")))
            .request();

    assertThat(roundTrip(request, RunRequest.class)).isEqualTo(request);
  }

  @Test
  void keepsWhatStepsAndUndosSay() {
    StepResult result =
        new StepResult(
            map("remoteUrl", "http://127.0.0.1/x.git"),
            null,
            List.of(new Made("repository", "acme/x", null)),
            List.of(new Link("Repository", "http://127.0.0.1/x")));
    UndoResult undone =
        new UndoResult(List.of(), List.of(new Leftover("repository", "acme/x", null, "changed")));

    assertThat(roundTrip(result, StepResult.class)).isEqualTo(result);
    assertThat(roundTrip(undone, UndoResult.class)).isEqualTo(undone);
  }

  @Test
  void keepsEventsWithTheirTimesAndNames() {
    RunEvent event =
        new RunEvent(
            "step:a:failed",
            RunEvent.Kind.LOG,
            Instant.parse("2026-11-21T10:00:00.123Z"),
            "a",
            StepState.FAILED,
            RunPhase.UNDOING,
            "no",
            map("leftovers", List.of()));

    assertThat(roundTrip(event, RunEvent.class)).isEqualTo(event);
  }

  @Test
  void keepsEveryKindOfJsonValue() {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("text", "ü\n\"");
    input.put("nothing", null);
    input.put("int", 7);
    input.put("long", 5_000_000_000L);
    input.put("big", new BigInteger("123456789012345678901234567890"));
    input.put("fraction", 0.5);
    input.put("yes", true);
    input.put("list", new ArrayList<>(Arrays.asList(1, null, "x")));
    input.put("map", map("z", 1, "a", 2));

    StepResult back = roundTrip(result(input), StepResult.class);

    assertThat(back.output()).isEqualTo(input);
    assertThat(back.output().keySet()).containsExactlyElementsOf(input.keySet());
    assertThat(((Map<?, ?>) back.output().get("map")).keySet().toString()).isEqualTo("[z, a]");
  }

  @Test
  void writesNumbersThatJsonHasNotAsNull() {
    StepResult back = roundTrip(result(map("nan", Double.NaN)), StepResult.class);

    assertThat(back.output()).containsEntry("nan", null);
  }

  @Test
  void readsWhatANewerVersionWrote() throws Exception {
    ObjectMapper mapper = RunDataConverter.mapper();

    Made made =
        mapper.readValue(
            "{\"kind\":\"repository\",\"name\":\"x\",\"size\":{\"unit\":\"MiB\"}}", Made.class);

    assertThat(made).isEqualTo(new Made("repository", "x", null));
  }

  @Test
  void readsWhatAnOlderVersionWrote() throws Exception {
    ObjectMapper mapper = RunDataConverter.mapper();

    UndoRequest undo = mapper.readValue("{}", UndoRequest.class);

    assertThat(undo.events()).isEmpty();
  }

  @Test
  void writesTimesAsText() throws Exception {
    String json = RunDataConverter.mapper().writeValueAsString(Requests.policy());

    assertThat(json).contains("\"attemptTimeout\":\"PT1M\"").doesNotContain("queue");
    assertThat(RunDataConverter.mapper().readValue(json, ActionPolicy.class))
        .isEqualTo(Requests.policy());
  }

  @Test
  void encryptsMessagesOfFailures() {
    Failure failure =
        converter.exceptionToFailure(ApplicationFailure.newFailure("acme/x exists", "NameTaken"));

    assertThat(failure.toString()).doesNotContain("acme/x").contains("NameTaken");
    assertThat(converter.failureToException(failure)).hasMessageContaining("acme/x exists");
  }

  @Test
  void refusesInputsThatAreTooLarge() {
    StepRequest request = request(map("content", "x".repeat(70 * 1024)));

    assertThatThrownBy(() -> converter.toPayload(request))
        .isInstanceOf(PayloadTooLarge.class)
        .hasMessageContaining("Input of step 'write' (fs:write) is 70.")
        .hasMessageContaining("at most 64 KiB")
        .hasMessageContaining("Put large text into a file of the workspace");
  }

  @Test
  void refusesOutputsThatAreTooLarge() {
    StepResult result = result(map("content", "x".repeat(70 * 1024)));

    assertThatThrownBy(() -> converter.toPayloads(result))
        .isInstanceOf(PayloadTooLarge.class)
        .hasMessageContaining("Output of the step is 70.");
  }

  @Test
  void refusesRunsThatAreTooLarge() {
    RunRequest request =
        Requests.of(Requests.step("write", map("content", "x".repeat(70 * 1024)))).request();

    assertThatThrownBy(() -> converter.toPayloads(request))
        .isInstanceOf(PayloadTooLarge.class)
        .hasMessageContaining("Run of template:default/java-service is 7");
  }

  private <T> T roundTrip(T value, Class<T> type) {
    Payload payload = converter.toPayload(value).orElseThrow();
    return converter.fromPayload(payload, type, type);
  }

  private static StepResult result(Map<String, Object> output) {
    return new StepResult(output, "s1", List.of(), List.of());
  }

  private static StepRequest request(Map<String, Object> input) {
    RunRequest run = Requests.of(Requests.step("write")).request();
    return Requests.stepRequest(run, "write", "fs:write", input);
  }
}
