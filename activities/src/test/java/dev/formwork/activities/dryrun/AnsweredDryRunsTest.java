package dev.formwork.activities.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.activities.port.catalog.InMemoryEntityCatalog;
import dev.formwork.activities.port.dryrun.InMemoryDryRunCalls;
import dev.formwork.activities.port.fetch.InMemorySourceReader;
import dev.formwork.workflows.FailurePolicy;
import dev.formwork.workflows.Initiator;
import dev.formwork.workflows.RunSpec;
import dev.formwork.workflows.StepSpec;
import dev.formwork.workflows.UndoPolicy;
import dev.formwork.workflows.dryrun.DryRunAnswer;
import dev.formwork.workflows.dryrun.DryRunCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsweredDryRunsTest {

  private static final String ID = "0193a1b2-0000-4000-8000-000000000001";

  @TempDir private static Path disk;

  private final InMemoryDryRunCalls calls = new InMemoryDryRunCalls();
  private final AnsweredDryRuns dryRuns =
      new AnsweredDryRuns(
          new DryRun(
              Map.of(),
              new InMemorySourceReader(),
              new InMemoryEntityCatalog(target -> List.of()),
              List.of(),
              disk),
          calls);

  private static DryRunCall call(String base64Content) {
    StepSpec copy =
        new StepSpec(
            "copy",
            "Copy",
            "fetch:plain",
            null,
            null,
            Map.of("url", "."),
            null,
            UndoPolicy.AUTO,
            null,
            null,
            null);
    return new DryRunCall(
        "Tried",
        new RunSpec(List.of(copy), Map.of("done", "${{ true }}"), FailurePolicy.UNDO, null),
        Map.of(),
        Map.of(),
        new Initiator("user:default/ada", "Ada", "ada@example.org", null),
        Map.of(),
        List.of(new DryRunCall.File("a.txt", base64Content)));
  }

  @Test
  void answerWithFilesInBase64() {
    calls.put(ID, call("aGk="));

    dryRuns.tryOut(ID);

    DryRunAnswer answer = calls.answerTo(ID).orElseThrow();
    assertThat(answer.failure()).isNull();
    assertThat(answer.files()).containsExactly(new DryRunAnswer.File("a.txt", false, "aGk="));
    assertThat(answer.output()).isEqualTo(Map.of("done", true));
    assertThat(answer.log().getFirst().message()).isEqualTo("Starting up task with 2 steps");
  }

  @Test
  void answerWithTheFailureOfAFileThatIsNoBase64() {
    calls.put(ID, call("no base64!"));

    dryRuns.tryOut(ID);

    DryRunAnswer answer = calls.answerTo(ID).orElseThrow();
    assertThat(answer.failure()).isNotNull();
    assertThat(answer.failure().type()).isEqualTo("InvalidInput");
    assertThat(answer.failure().message()).contains("'a.txt' is no Base64");
  }

  @Test
  void doNothingForACallerWhoIsGone() {
    dryRuns.tryOut(ID);

    assertThat(calls.answerTo(ID)).isEmpty();
  }
}
