package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashIT {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} killed {1} its work")
  @CsvSource({
    "fetch:template, after",
    "publish:local, before",
    "publish:local, during",
    "publish:local, after",
    "crossplane:claim, after",
    "catalog:register, after",
    "notify:slack, after",
    "notify:email, after"
  })
  void completesTheRunAndMakesEverythingOnceAfterTheWholeProcessWasKilled(
      String action, String moment) throws IOException {
    Path faults = Files.createDirectories(folder.resolve("faults"));
    String[] settings = {
      "--spring.main.sources=" + Faults.class.getName(), "--formwork.test.faults=" + faults
    };
    Path data = folder.resolve("data");
    Faults.order(faults, action, moment, "hold");
    FormworkProcess first = FormworkProcess.up(data, settings);
    String id = new ApiClient(first.url()).launch("survivor");
    Faults.awaitHeld(faults);

    first.kill();
    Faults.clear(faults);

    try (FormworkProcess second = FormworkProcess.up(data, first.port(), Map.of(), settings)) {
      ApiClient api = new ApiClient(second.url());
      JsonNode run = api.await(id);
      World world = new World(second, api);
      assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("completed");
      assertThat(world.commits(folder, "demo/survivor", ".")).hasSize(1);
      assertThat(world.commits(folder, "platform/claims", "claims")).hasSize(1);
      assertThat(world.entityExists("survivor")).isTrue();
      assertThat(world.locations()).filteredOn(target -> target.contains("survivor")).hasSize(1);
      assertThat(world.messages(id, "slack")).hasSize(1);
      assertThat(world.messages(id, "email")).hasSize(1);
    }
  }
}
