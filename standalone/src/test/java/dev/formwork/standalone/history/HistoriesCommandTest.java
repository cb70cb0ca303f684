package dev.formwork.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;

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

class HistoriesCommandTest {

  private static final Path RECORDED = Path.of("../workflows/src/test/resources/histories");
  private static final String COMPLETED = "TemplateRun-2026-11-21-completed.json";

  /** The keyring that the recorded histories were encrypted with. */
  private static final Map<String, String> KEYS =
      Map.of("FORMWORK_KEYRING", "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  @TempDir private Path folder;
  private String output = "";

  @Test
  void replaysAllHistoriesOfAFolder() throws IOException {
    assertThat(run(KEYS, "replay", RECORDED.toString())).as(output).isZero();

    assertThat(output.lines().filter(line -> line.startsWith("replays  run:java-service:")))
        .hasSize(recorded());
    assertThat(output).endsWith("%d histories replay on this build.\n".formatted(recorded()));
  }

  @Test
  void namesTheRunTheEventAndTheWayOutOfAHistoryThatDoesNotReplay() throws IOException {
    String other =
        Files.readString(RECORDED.resolve(COMPLETED))
            .replaceFirst("\"name\": \"test:fetch\"", "\"name\": \"test:other\"");
    Path file = Files.writeString(folder.resolve("other.json"), other);

    int status = run(KEYS, "replay", RECORDED.resolve(COMPLETED).toString(), file.toString());

    assertThat(status).isEqualTo(1);
    assertThat(output)
        .contains(
            "FAILS    run:java-service:",
            "(" + file + ")",
            "event 5: ",
            "Do not roll this build out while the run is under way",
            "1 of 2 does not replay on this build.")
        .containsOnlyOnce("replays  run:java-service:");
  }

  @Test
  void replaysARunThatIsStillUnderWay() throws IOException {
    String whole = Files.readString(RECORDED.resolve(COMPLETED));
    String begun = whole.substring(0, whole.indexOf("    {\n      \"eventId\": \"8\""));
    Path file = Files.writeString(folder.resolve("begun.json"), begun.replaceFirst(",\\s*$", "]}"));

    assertThat(run(KEYS, "replay", file.toString())).as(output).isZero();
    assertThat(output).contains(", 7 events");
  }

  @Test
  void asksForTheKeysThatTheHistoryWasEncryptedWith() {
    Map<String, String> others =
        Map.of("FORMWORK_KEYRING", "other:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    assertThat(run(others, "replay", RECORDED.resolve(COMPLETED).toString())).isEqualTo(1);
    assertThat(output)
        .contains("'test'", "Set FORMWORK_KEYRING to the keyring of the installation");
  }

  @Test
  void takesTheKeysOfADataDirectory() throws IOException {
    Files.writeString(folder.resolve("keyring"), KEYS.get("FORMWORK_KEYRING"));

    int status =
        run(
            Map.of(),
            "replay",
            "--data",
            folder.toString(),
            RECORDED.resolve(COMPLETED).toString());

    assertThat(status).as(output).isZero();
  }

  @Test
  void refusesWhatIsNoHistory() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"events\": []}");

    assertThat(run(KEYS, "replay", file.toString())).isEqualTo(2);
    assertThat(output).contains(file + " is no history.", "See ./formwork histories help.");
    assertThat(run(KEYS, "replay", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(output).contains("There is no file or folder");
    assertThat(run(KEYS, "replay")).isEqualTo(2);
    assertThat(run(Map.of(), "replay", "--data", "nowhere", file.toString())).isEqualTo(2);
    assertThat(run(KEYS, "repaly", file.toString())).isEqualTo(2);
    assertThat(output).contains("Did you mean 'replay'?");
  }

  @Test
  void saysThatTheServerCannotBeReached() {
    assertThat(run(KEYS, "check", "--temporal", "127.0.0.1:1", "--limit", "1")).isEqualTo(2);
    assertThat(output).contains("Temporal at 127.0.0.1:1 did not give its histories");
    assertThat(run(KEYS, "export")).isEqualTo(2);
    assertThat(output).contains("--to histories");
    assertThat(run(KEYS, "check", "--limit", "many")).isEqualTo(2);
    assertThat(output).contains("Limit 'many' must be a number");
  }

  private int run(Map<String, String> environment, String... words) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int status = HistoriesCommand.run(List.of(words), environment, out);
    output = bytes.toString(StandardCharsets.UTF_8);
    return status;
  }

  private static int recorded() throws IOException {
    try (Stream<Path> files = Files.list(RECORDED)) {
      return (int) files.count();
    }
  }
}
