package dev.formwork.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** One run for each row and moment, all at once. */
final class CrashBatch {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** A run of the batch. */
  record Launched(CrashRow row, Moment moment, String name, String runId) {}

  private final Installation installation;
  private final FarSides farSides;
  private final ApiClient api;
  private final CrashGate gate;
  private final char letter;
  private final List<Launched> runs = new ArrayList<>();
  private final Set<String> waiting = new HashSet<>();
  private final Set<String> finished = new HashSet<>();

  CrashBatch(
      Installation installation, FarSides farSides, ApiClient api, CrashGate gate, char letter) {
    this.installation = installation;
    this.farSides = farSides;
    this.api = api;
    this.gate = gate;
    this.letter = letter;
  }

  /**
   * Starts the runs.
   *
   * @param timer how long those wait that wait for a time, in seconds
   */
  void launch(List<CrashRow> rows, List<Moment> moments, int timer) {
    for (Moment moment : moments) {
      for (CrashRow row : rows.stream().filter(each -> each.has(moment)).toList()) {
        String name = row.runName(letter, moment);
        ApiClient.Answer answer =
            api.post(
                "/api/scaffolder/v2/tasks",
                Map.of(
                    "templateRef",
                    "template:default/" + row.templateName(),
                    "values",
                    form(name, moment, timer)));
        if (answer.status() != 201) {
          throw new AssertionError("%s was refused: %s".formatted(row.title(), answer));
        }
        String id = answer.json().path("id").asText();
        boolean waits = row.looks() && moment == Moment.DURING;
        gate.order(id, new CrashGate.Order(name, waits ? Moment.NONE : moment));
        runs.add(new Launched(row, moment, name, id));
      }
    }
  }

  private static Map<String, Object> form(String name, Moment moment, int timer) {
    return Map.of(
        "name",
        name,
        "fail",
        moment.isUndone(),
        "later",
        Instant.now().plusSeconds(timer).toString(),
        "timer",
        timer);
  }

  List<Launched> runs() {
    return List.copyOf(runs);
  }

  /** Waits until every run that is to be stopped is, or has ended without getting there. */
  void awaitHeld() {
    await(
        "stopped",
        () -> {
          Set<String> there = new HashSet<>(gate.allHeld());
          Map<String, String> phases = phases();
          runs.stream()
              .filter(run -> isOver(phases.get(run.runId())) || waits(run, phases))
              .forEach(run -> there.add(run.name()));
          runs.stream().filter(run -> waits(run, phases)).forEach(run -> waiting.add(run.name()));
          runs.stream().filter(run -> mustPass(run, phases)).forEach(this::finish);
          return runs.stream().allMatch(run -> there.contains(run.name()));
        });
  }

  /** Lets the runs go on and answers those that ask somebody. */
  void goOn() {
    gate.open(letter);
    answerAll();
  }

  /** Approves and tells what runs wait for, until nothing waits but for a time. */
  void answerAll() {
    List<Launched> asking =
        new ArrayList<>(
            runs.stream().filter(run -> run.row().waits() || run.row().looks()).toList());
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!asking.isEmpty() && Instant.now().isBefore(deadline)) {
      asking.removeIf(run -> isOver(phases().get(run.runId())) || answered(run));
      FormworkProcess.sleep();
    }
  }

  private boolean answered(Launched run) {
    for (JsonNode wait :
        api.get("/api/formwork/v1/runs/%s/waits".formatted(run.runId())).json().path("items")) {
      String kind = wait.path("kind").asText();
      if (kind.equals("time")) {
        return true;
      }
      if (kind.equals("resource")) {
        finish(run);
        return true;
      }
      ApiClient.Answer answer =
          kind.equals("signal")
              ? api.post(
                  URI.create(wait.path("signalUrl").asText()).getPath(), Map.of("name", run.name()))
              : api.post(
                  "/api/formwork/v1/runs/%s/votes".formatted(run.runId()),
                  Map.of("waitKey", wait.path("key").asText(), "verdict", "approve"));
      return answer.status() == 204;
    }
    return false;
  }

  private void finish(Launched run) {
    if (finished.add(run.name())) {
      farSides.finish(run.row().action(), run.name());
    }
  }

  /** Whether the run is to be stopped here, by what it waits for. */
  private static boolean waits(Launched run, Map<String, String> phases) {
    boolean here =
        run.row().waits()
            || run.row().looks() && (run.moment() == Moment.DURING || !run.moment().isDisturbed());
    return here && "waiting".equals(phases.get(run.runId()));
  }

  /** Whether the run waits now and is to be stopped later. */
  private static boolean mustPass(Launched run, Map<String, String> phases) {
    return run.row().looks()
        && run.moment() == Moment.UNDO
        && "waiting".equals(phases.get(run.runId()));
  }

  /** How the run was stopped, or empty when it was not. */
  String held(Launched run) {
    return waiting.contains(run.name()) ? "waiting" : gate.held(run.name()).orElse("");
  }

  /** All that the run has told, as Backstage's clients read it. */
  String told(Launched run) {
    return api.get("/api/scaffolder/v2/tasks/%s/events".formatted(run.runId())).text();
  }

  void awaitEnd() {
    await(
        "ended",
        () -> {
          Map<String, String> phases = phases();
          return runs.stream().allMatch(run -> isOver(phases.get(run.runId())));
        });
  }

  /** A paused run waits for a person, whom there is none of here. */
  private static boolean isOver(String phase) {
    return ApiClient.FINAL.contains(phase) || phase.equals("paused");
  }

  private void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "Not every run is %s in time:%n%s".formatted(what, String.join("\n", stragglers())));
      }
      for (int i = 0; i < 10; i++) {
        FormworkProcess.sleep();
      }
    }
  }

  private List<String> stragglers() {
    Map<String, String> phases = phases();
    Set<String> held = new HashSet<>(gate.allHeld());
    return runs.stream()
        .filter(run -> !isOver(phases.get(run.runId())) && !held.contains(run.name()))
        .map(run -> "%s %s %s".formatted(run.name(), run.row().title(), describe(run)))
        .toList();
  }

  private JsonNode describe(Launched run) {
    return api.run(run.runId());
  }

  private Map<String, String> phases() {
    Map<String, String> phases = new HashMap<>();
    try (Connection connection =
            DriverManager.getConnection(installation.jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select run_id, lower(phase) from run")) {
      while (rows.next()) {
        phases.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return phases;
  }

  /** How every run has ended, by its name. */
  Map<String, EndState> ends() {
    List<String> world = EndState.world(farSides, installation, api);
    Map<String, EndState> ends = new LinkedHashMap<>();
    for (Launched run : runs) {
      ends.put(run.name(), EndState.of(run.name(), run.runId(), world, api));
    }
    return ends;
  }
}
