package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stops every action before, during and after its side effect and during its undo, and then kills
 * or restarts a part of the installation. Each run must end as an undisturbed one does, with every
 * side effect once. Runs with `-Pcrash-matrix` only; `formwork.test.disturbances` chooses some, and
 * `formwork.test.actions` actions by a regular expression.
 */
@Tag("matrix")
class CrashMatrixIT {

  private static final List<Moment> MOMENTS =
      List.of(Moment.UNDO, Moment.BEFORE, Moment.DURING, Moment.AFTER);

  private static final String ACTIONS = System.getProperty("formwork.test.actions", ".*");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void endsEveryRunAsIfNothingHadHappened() throws Exception {
    CrashGate gate = CrashGate.at(folder.resolve("gate"));
    try (FarSides farSides = new FarSides(folder, gate);
        Installation installation =
            new Installation(folder.resolve("data"), settings(farSides, gate))) {
      installation.startWorkers(1);
      ApiClient api = new ApiClient(installation.url());
      List<CrashRow> rows = CrashRow.all(farSides.hosts());
      CrashReport report = new CrashReport(excused(rows, farSides, api));
      rows.removeIf(row -> !row.action().matches(ACTIONS));
      CrashRow.others().forEach(template -> register(template, api));
      rows.forEach(row -> register(row.template(), api));
      CrashBatch undisturbed = new CrashBatch(installation, farSides, api, gate, 'n');
      Map<String, EndState> wanted = undisturbed(undisturbed, rows);

      for (Disturbance disturbance : disturbances()) {
        Instant begun = Instant.now();
        CrashBatch batch = new CrashBatch(installation, farSides, api, gate, disturbance.batch());
        disturb(batch, rows, disturbance, installation);
        compare(disturbance, batch, batch.ends(), wanted, report);
        report.took(disturbance, Duration.between(begun, Instant.now()));
        report.write(Path.of("target/crash-matrix.md"));
      }

      System.out.println("Crash matrix: " + report.totals());
      assertThat(report.faults()).isEmpty();
    }
  }

  /** How runs end that nothing happens to. */
  private static Map<String, EndState> undisturbed(CrashBatch batch, List<CrashRow> rows) {
    batch.launch(rows, List.of(Moment.NONE_UNDONE, Moment.NONE), 5);
    batch.awaitHeld();
    batch.goOn();
    batch.awaitEnd();
    Map<String, EndState> ends = batch.ends();
    check(batch, ends);
    return ends;
  }

  /** Stops all runs, lets the disturbance happen, and waits for their end. */
  private static void disturb(
      CrashBatch batch, List<CrashRow> rows, Disturbance disturbance, Installation installation) {
    disturbance.prepare(installation);
    int timer = disturbance.timer();
    batch.launch(rows.stream().filter(row -> !row.waits()).toList(), MOMENTS, timer);
    batch.awaitHeld();
    batch.launch(rows.stream().filter(CrashRow::waits).toList(), MOMENTS, timer);
    batch.awaitHeld();
    disturbance.happen(installation, batch::goOn);
    batch.awaitEnd();
  }

  private static List<Disturbance> disturbances() {
    String wanted = System.getProperty("formwork.test.disturbances", "all");
    List<String> names = List.of(wanted.split(","));
    return Arrays.stream(Disturbance.values())
        .filter(each -> wanted.equals("all") || names.contains(each.name()))
        .toList();
  }

  private static List<String> settings(FarSides farSides, CrashGate gate) {
    List<String> settings = new ArrayList<>(farSides.settings());
    settings.add("--spring.main.sources=" + HeldActions.class.getName());
    settings.add("--formwork.test.gate=" + gate.folder());
    settings.add("--formwork.temporal.concurrent-steps=500");
    settings.add("--formwork.temporal.drain=5s");
    return settings;
  }

  /** Actions without a row, each with the reason; there must be one. */
  private static Map<String, String> excused(
      List<CrashRow> rows, FarSides farSides, ApiClient api) {
    TreeSet<String> missing = new TreeSet<>();
    api.get("/api/scaffolder/v2/actions")
        .json()
        .forEach(action -> missing.add(action.path("id").asText()));
    rows.forEach(row -> missing.remove(row.action()));
    Map<String, String> reasons = CrashRow.leftOut(farSides.hosts());
    assertThat(reasons.keySet())
        .as("actions that have neither a row nor a reason to have none")
        .containsAll(missing);
    reasons.keySet().retainAll(missing);
    return reasons;
  }

  private static void register(Map<String, Object> template, ApiClient api) {
    try {
      ApiClient.Answer answer =
          api.post(
              "/api/formwork/v1/templates",
              Map.of(
                  "files",
                  List.of(
                      file("template.yaml", ApiClient.JSON.writeValueAsString(template)),
                      file("skeleton/hello.txt", "Hello ${{ values.name }}\n"))));
      assertThat(answer.status()).as("%s: %s", template, answer.text()).isLessThan(300);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> file(String path, String content) {
    String encoded = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    return Map.of("path", path, "content", encoded, "executable", false);
  }

  /** A comparison with runs that did not do what they were meant to would show nothing. */
  private static void check(CrashBatch undisturbed, Map<String, EndState> ends) {
    List<String> faults = new ArrayList<>();
    for (CrashBatch.Launched run : undisturbed.runs()) {
      List<String> lines = ends.get(run.name()).lines();
      boolean meant =
          run.moment().isUndone()
              ? lines.stream().anyMatch(line -> line.startsWith("phase undone"))
                  && lines.stream().anyMatch(line -> line.contains("no-such-file"))
              : lines.contains("phase completed");
      boolean clean =
          !lines.contains("phase undone")
              || lines.stream().noneMatch(line -> line.startsWith("local: repository "));
      if (!meant || !clean) {
        faults.add("%s: %s".formatted(run.row().title(), lines));
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void compare(
      Disturbance disturbance,
      CrashBatch batch,
      Map<String, EndState> ends,
      Map<String, EndState> wanted,
      CrashReport report) {
    for (CrashBatch.Launched run : batch.runs()) {
      String undisturbed = run.row().runName('n', run.moment().undisturbed());
      List<String> faults =
          new ArrayList<>(ends.get(run.name()).differences(wanted.get(undisturbed)));
      if (!batch.told(run).contains(disturbance.lastWords())) {
        faults.add("The newer build did not end it.");
      }
      String held = batch.held(run);
      if (held.isEmpty()) {
        faults.add("It was not stopped: " + ends.get(run.name()).lines());
      }
      report.add(disturbance, run, new CrashReport.Cell(held, faults));
    }
  }
}
