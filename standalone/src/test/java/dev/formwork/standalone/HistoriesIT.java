package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.standalone.history.HistoriesCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay gate against a real Temporal server with runs under way. */
class HistoriesIT {

  @TempDir Path folder;
  private String output = "";

  @Test
  void checksAndExportsTheRunsThatAreUnderWay() throws IOException {
    try (Servers servers = Servers.start(folder.resolve("data"));
        ApiProcess api = ApiProcess.up(servers);
        WorkerProcess worker =
            WorkerProcess.up(
                servers,
                "worker",
                "--spring.main.sources=" + Paced.class.getName(),
                "--formwork.test.pace=2s")) {
      StartedRuns runs = StartedRuns.start(servers, 3, 40);
      runs.awaitStepsDone(2);
      Path exported = folder.resolve("exported");

      assertThat(run(servers, "check")).as(output).isZero();
      assertThat(output.lines().filter(line -> line.startsWith("replays  run:"))).hasSize(3);
      assertThat(run(servers, "export", "--to", exported.toString())).as(output).isZero();
      try (Stream<Path> files = Files.list(exported)) {
        assertThat(files)
            .hasSize(3)
            .allSatisfy(
                file ->
                    assertThat(file)
                        .content()
                        .contains("TemplateRun", "encryption-key-id")
                        .doesNotContain("file1.txt"));
      }
      assertThat(run(servers, "check", "--query", "ExecutionStatus = 'Failed'")).isZero();
      assertThat(output).isEqualTo("0 histories replay on this build.\n");
      assertThat(run(servers, "check", "--query", "Nonsense")).isEqualTo(2);
      assertThat(output).contains("Check --temporal, --namespace and --query.");
      assertThat(worker.output() + api.output()).doesNotContain("NonDeterministic");
    }
  }

  private int run(Servers servers, String verb, String... more) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    List<String> words =
        Stream.concat(Stream.of(verb, "--temporal", servers.temporal()), Stream.of(more)).toList();
    int status = HistoriesCommand.run(words, Map.of("FORMWORK_KEYRING", servers.keyring()), out);
    output = bytes.toString(StandardCharsets.UTF_8);
    return status;
  }
}
