package dev.formwork.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
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
 * side effect once. Runs with `-Pcrash-matrix` only; `formwork.test.disturbances` chooses some.
 */
@Tag("matrix")
class CrashMatrixIT {

  private static final List<Moment> MOMENTS =
      List.of(Moment.UNDO, Moment.BEFORE, Moment.DURING, Moment.AFTER);

  private static final String TIMER = "no activity: the timer of `wait:duration`";
  private static final String LOOKS = "changes nothing: it looks, and the workflow waits";

  /** Actions without a row, each with the reason. */
  private static final Map<String, String> EXCUSES =
      Map.of(
          "debug:wait", TIMER,
          "wait:until", TIMER,
          "template:run", "no activity: the steps of the other run are steps like these",
          "crossplane:claim:wait", LOOKS,
          "gitea:checks:wait", LOOKS,
          "gitea:pull-request:wait", LOOKS,
          "github:checks:wait", LOOKS,
          "github:pull-request:wait", LOOKS,
          "gitlab:mergeRequest:wait", LOOKS,
          "gitlab:pipeline:wait", LOOKS);

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
      rows.forEach(row -> register(row, api));
      CrashBatch undisturbed = new CrashBatch(installation, api, gate, 'n');
      undisturbed.launch(rows, List.of(Moment.NONE_UNDONE, Moment.NONE));
      undisturbed.awaitHeld();
      undisturbed.goOn();
      undisturbed.awaitEnd();
      Map<String, EndState> wanted = undisturbed.ends(farSides);
      check(undisturbed, wanted);

      for (Disturbance disturbance : disturbances()) {
        disturbance.prepare(installation);
        CrashBatch batch = new CrashBatch(installation, api, gate, disturbance.batch());
        batch.launch(rows.stream().filter(row -> !row.waits()).toList(), MOMENTS);
        batch.awaitHeld();
        batch.launch(rows.stream().filter(CrashRow::waits).toList(), MOMENTS);
        batch.awaitHeld();
        disturbance.happen(installation, batch::goOn);
        batch.awaitEnd();
        compare(disturbance, batch, batch.ends(farSides), wanted, report);
        report.write(Path.of("target/crash-matrix.md"));
      }

      System.out.println("Crash matrix: " + report.totals());
      assertThat(report.faults()).isEmpty();
    }
  }

  private static List<Disturbance> disturbances() {
    String wanted = System.getProperty("formwork.test.disturbances", "all");
    return wanted.equals("all")
        ? List.of(Disturbance.values())
        : Arrays.stream(wanted.split(",")).map(Disturbance::valueOf).toList();
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
    Map<String, String> excused = new LinkedHashMap<>();
    for (String action : missing) {
      String reason = EXCUSES.get(action);
      if (action.contains("gitea") && !farSides.hosts().containsKey("gitea")) {
        reason = "Gitea is not built on this machine";
      }
      assertThat(reason).as("%s has neither a row nor an excuse", action).isNotNull();
      excused.put(action, reason);
    }
    return excused;
  }

  private static void register(CrashRow row, ApiClient api) {
    try {
      ApiClient.Answer answer =
          api.post(
              "/api/formwork/v1/templates",
              Map.of(
                  "files",
                  List.of(
                      file("template.yaml", ApiClient.JSON.writeValueAsString(row.template())),
                      file("skeleton/hello.txt", "Hello ${{ values.name }}\n"))));
      assertThat(answer.status()).as("%s: %s", row.title(), answer.text()).isLessThan(300);
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
      if (!meant) {
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
      String held = batch.held(run);
      if (held.isEmpty()) {
        faults.add("It was not stopped.");
      }
      report.add(disturbance, run, new CrashReport.Cell(held, faults));
    }
  }
}
