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
 */
record CrashRow(
    int number,
    String action,
    String title,
    List<Map<String, Object>> before,
    Map<String, Object> input,
    boolean proof,
    boolean waits) {

  /**
   * All rows that the far sides allow.
   *
   * @param hosts by the system's name; rows of others are left out
   */
  @SuppressWarnings("unchecked")
  static List<CrashRow> all(Map<String, String> hosts) {
    Map<String, Object> file =
        (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text(hosts));
    var arrangements = (Map<String, List<Map<String, Object>>>) file.get("arrangements");
    List<CrashRow> rows = new ArrayList<>();
    for (Map<String, Object> row : (List<Map<String, Object>>) file.get("rows")) {
      if (hosts.keySet().containsAll((List<String>) row.getOrDefault("needs", List.of()))) {
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
                row.get("waits") == Boolean.TRUE));
      }
    }
    return rows;
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
    steps.add(step(HeldActions.SUBJECT, action, input));
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
    Map<String, Object> parameters =
        Map.of(
            "title",
            "About",
            "properties",
            Map.of(
                "name", Map.of("type", "string", "title", "Name"),
                "fail", Map.of("type", "boolean", "title", "Fails at its end")));
    return Map.of(
        "apiVersion",
        "scaffolder.backstage.io/v1beta3",
        "kind",
        "Template",
        "metadata",
        Map.of("name", templateName(), "title", title),
        "spec",
        Map.of(
            "type",
            "service",
            "owner",
            "group:default/platform",
            "parameters",
            List.of(parameters),
            "steps",
            steps,
            "output",
            Map.of("subject", "${{ steps.subject.output }}")));
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
