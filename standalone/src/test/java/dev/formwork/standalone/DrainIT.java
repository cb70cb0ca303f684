package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainIT {

  /** Without a drain the process ends within a second. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void waitsForTheStepUnderWayWhenItIsStoppedAndDoesNotRunItAgain() throws IOException {
    Path faults = Files.createDirectories(folder.resolve("faults"));
    String[] settings = {
      "--spring.main.sources=" + Faults.class.getName(), "--formwork.test.faults=" + faults
    };
    Path data = folder.resolve("data");
    Faults.order(faults, "publish:local", "after", "hold");
    FormworkProcess first = FormworkProcess.up(data, settings);
    String id = new ApiClient(first.url()).launch("patient");
    Faults.awaitHeld(faults);

    first.askToStop();
    assertThat(first.outlives(LONG_ENOUGH)).isTrue();
    Faults.clear(faults);
    first.awaitExit();

    try (FormworkProcess second = FormworkProcess.up(data, first.port(), Map.of(), settings)) {
      JsonNode run = new ApiClient(second.url()).await(id);
      assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("completed");
      assertThat(Faults.begun(faults, "publish:local")).isEqualTo(1);
    }
  }
}
