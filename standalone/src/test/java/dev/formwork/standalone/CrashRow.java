package dev.formwork.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A row of the matrix: one action in a run of its own.
 *
 * @param number from 0, the same in every run of the test
 * @param title the action's id, and what is special when an action has several rows
 * @param before steps that make what the action needs
 * @param input of the action; `${{ parameters.name }}` is the run's name
 * @param proof whether the workspace is published afterwards, to compare it
 * @param waits whether the workflow itself waits here, for somebody's answer or for a time
 * @param looks whether the action looks and the workflow waits, for somebody outside
 * @param within whether the row is about a step of the run that this step is
 */
record CrashRow(
    int number,
    String action,
    String title,
    List<Map<String, Object>> before,
    Map<String, Object> input,
    boolean proof,
    boolean waits,
    boolean looks,
    boolean within) {

  /** What is in every run's form; `later` is `timer` seconds after the run's start. */
  private static final Map<String, Object> PARAMETERS =
      Map.of(
          "title",
          "About",
          "properties",
          Map.of(
              "name", Map.of("type", "string", "title", "Name"),
              "fail", Map.of("type", "boolean", "title", "Fails at its end"),
              "later", Map.of("type", "string", "title", "Until when it waits"),
              "timer", Map.of("type", "integer", "title", "How many seconds it waits")));

  /**
   * All rows that the far sides allow.
   *
   * @param hosts by the system's name; rows of others are left out
   */
  @SuppressWarnings("unchecked")
  static List<CrashRow> all(Map<String, String> hosts) {
    Map<String, Object> file = read(hosts);
    var arrangements = (Map<String, List<Map<String, Object>>>) file.get("arrangements");
    List<CrashRow> rows = new ArrayList<>();
    for (Map<String, Object> row : (List<Map<String, Object>>) file.get("rows")) {
      if (hosts.keySet().containsAll(needs(row))) {
        List<Map<String, Object>> before = new ArrayList<>();
        for (String name : (List<String>) row.getOrDefault("before", List.of())) {
          before.addAll(Objects.requireNonNull(arrangements.get(name), name));
        }
        String action = (String) row.get("action");
        rows.add(
            new CrashRow(
                rows.size(),
                action,
                row.containsKey("as") ? "%s (%s)".formatted(action, row.get("as")) : action,
                before,
                (Map<String, Object>) row.getOrDefault("input", Map.of()),
                row.get("proof") == Boolean.TRUE,
                row.get("waits") == Boolean.TRUE,
                row.get("looks") == Boolean.TRUE,
                row.get("within") == Boolean.TRUE));
      }
    }
    return rows;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(Map<String, String> hosts) {
    Load load = new Load(LoadSettings.builder().build());
    return (Map<String, Object>) load.loadFromString(text(hosts));
  }

  private static String text(Map<String, String> hosts) {
    try (InputStream in = CrashRow.class.getResourceAsStream("crash-rows.yaml")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> host : hosts.entrySet()) {
        text = text.replace("@" + host.getKey() + "@", host.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a step has no side effect, nothing is before or after it. */
  boolean has(Moment moment) {
    return !waits || moment != Moment.BEFORE && moment != Moment.AFTER;
  }

  String templateName() {
    return "row-%03d".formatted(number);
  }

  /** The run's name, which everything that it makes bears. */
  String runName(char batch, Moment moment) {
    return "%c%c-%03d-row".formatted(batch, moment.letter(), number);
  }

  /** The template as the API takes it; a run fails at its end when `fail` is set. */
  Map<String, Object> template() {
    List<Map<String, Object>> steps = new ArrayList<>(before);
    steps.add(step(within ? "outer" : HeldActions.SUBJECT, action, input));
    if (proof) {
      steps.add(
          step(
              "proof",
              "publish:local",
              Map.of("repoUrl", "local?owner=proof&repo=${{ parameters.name }}")));
    }
    Map<String, Object> failing =
        new LinkedHashMap<>(step("fail", "fs:read", Map.of("path", "no-such-file")));
    failing.put("if", "${{ parameters.fail }}");
    steps.add(failing);
    Object output = "${{ steps.%s.output }}".formatted(within ? "outer" : HeldActions.SUBJECT);
    return template(templateName(), title, steps, Map.of("subject", output));
  }

  /** Why actions have no row here, by action: far sides that are missing. */
  @SuppressWarnings("unchecked")
  static Map<String, String> leftOut(Map<String, String> hosts) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Map<String, Object> row : (List<Map<String, Object>>) read(hosts).get("rows")) {
      for (String server : needs(row)) {
        if (!hosts.containsKey(server)) {
          reasons.put((String) row.get("action"), "there is no %s here".formatted(server));
        }
      }
    }
    return reasons;
  }

  @SuppressWarnings("unchecked")
  private static List<String> needs(Map<String, Object> row) {
    return (List<String>) row.getOrDefault("needs", List.of());
  }

  /** Templates that rows run as a step, by their name. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> others() {
    List<Map<String, Object>> templates = new ArrayList<>();
    var others = (Map<String, List<Map<String, Object>>>) read(Map.of()).get("others");
    others.forEach((name, steps) -> templates.add(template(name, name, steps, Map.of())));
    return templates;
  }

  private static Map<String, Object> template(
      String name, String title, List<Map<String, Object>> steps, Map<String, Object> output) {
    return Map.of(
        "apiVersion",
        "scaffolder.backstage.io/v1beta3",
        "kind",
        "Template",
        "metadata",
        Map.of("name", name, "title", title),
        "spec",
        Map.of(
            "type",
            "service",
            "owner",
            "group:default/platform",
            "parameters",
            List.of(PARAMETERS),
            "steps",
            steps,
            "output",
            output));
  }

  private static Map<String, Object> step(String id, String action, Map<String, Object> input) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("id", id);
    step.put("name", id);
    step.put("action", action);
    step.put("input", input);
    return step;
  }
}
