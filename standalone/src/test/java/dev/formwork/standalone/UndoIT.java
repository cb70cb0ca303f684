package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoIT {

  private static final List<String> ACTIONS =
      List.of(
          "fetch:template",
          "publish:local",
          "crossplane:claim",
          "catalog:register",
          "notify:slack",
          "notify:email");

  @TempDir Path folder;

  @Test
  void leavesNothingOfARunWhicheverOfItsStepsFails() throws IOException {
    Path faults = Files.createDirectories(folder.resolve("faults"));
    List<String> table =
        new ArrayList<>(
            List.of("| failed step | made before | left afterwards |", "|---|---|---|"));
    try (FormworkProcess formwork =
        FormworkProcess.up(
            folder.resolve("data"),
            "--spring.main.sources=" + Faults.class.getName(),
            "--formwork.test.faults=" + faults)) {
      ApiClient api = new ApiClient(formwork.url());
      World world = new World(formwork, api);

      for (int i = 0; i < ACTIONS.size(); i++) {
        String name = "undone-" + i;
        Faults.order(faults, ACTIONS.get(i), "after", "fail");

        JsonNode run = api.await(api.launch(name));

        List<String> left = left(world, run, name);
        table.add(
            "| `%s` | %s | %s |"
                .formatted(ACTIONS.get(i), made(run), left.isEmpty() ? "nothing" : left));
        assertThat(run.path("phase").asText()).as(run.toPrettyString()).isEqualTo("undone");
        assertThat(left).as(ACTIONS.get(i)).isEmpty();
      }
    }
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/undo-table.md"), table);
    table.forEach(System.out::println);
  }

  private List<String> left(World world, JsonNode run, String name) {
    List<String> left = new ArrayList<>();
    if (world.repositoryExists("demo", name)) {
      left.add("repository demo/" + name);
    }
    if (world.entityExists(name)) {
      left.add("entity " + name);
    }
    world.locations().stream()
        .filter(target -> target.contains(name))
        .forEach(target -> left.add("location " + target));
    if (world
        .api()
        .get("/api/formwork/v1/repositories/platform/claims/tree?path=claims/default")
        .text()
        .contains(name)) {
      left.add("claim " + name);
    }
    run.path("made")
        .forEach(
            made -> {
              if (made.path("state").asText().equals("leftover")) {
                left.add(made.path("kind").asText() + " " + made.path("name").asText());
              }
            });
    return left;
  }

  private static String made(JsonNode run) {
    List<String> made = new ArrayList<>();
    run.path("made")
        .forEach(
            item ->
                made.add(
                    item.path("kind").asText()
                        + " "
                        + item.path("name").asText()
                        + " ("
                        + item.path("state").asText()
                        + ")"));
    return made.isEmpty() ? "nothing" : String.join(", ", made);
  }
}
