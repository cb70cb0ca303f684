package dev.formwork.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.workflows.TemplateRun;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories of earlier days meet today's interpreter. */
class ReplayTest {

  private static final Path FOLDER = Path.of("src/test/resources/histories");
  private static final Pattern NAME =
      Pattern.compile("TemplateRun-\\d{4}-\\d\\d-\\d\\d-([a-z-]+)\\.json");

  @ParameterizedTest
  @MethodSource("recorded")
  void goesTheWayThatItsHistoryTells(Path file) throws Exception {
    replay(Files.readString(file));
  }

  @Test
  void refusesAHistoryThatTellsAnotherWay() throws Exception {
    String completed = Files.readString(histories(FOLDER).getFirst());
    String other = completed.replaceFirst("\"name\": \"test:", "\"name\": \"other:");

    assertThatThrownBy(() -> replay(other)).isNotNull();
  }

  @Test
  void hasAHistoryForEveryPath() throws IOException {
    assertThat(histories(FOLDER).stream().map(ReplayTest::caseOf))
        .containsAll(Arrays.stream(RunCase.values()).map(RunCase::fileName).toList());
  }

  static Stream<Path> recorded() throws IOException {
    return histories(FOLDER).stream();
  }

  static List<Path> histories(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static String caseOf(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? name.group(1) : "";
  }

  private static void replay(String history) throws Exception {
    try (TestWorkflowEnvironment environment = TestRuns.environment()) {
      Worker worker = environment.newWorker(TemplateRun.TASK_QUEUE);
      worker.registerWorkflowImplementationTypes(TemplateRunWorkflow.class, RunUndoWorkflow.class);
      WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history), worker);
    }
  }
}
