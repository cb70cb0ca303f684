package dev.formwork.standalone.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.standalone.template.LintCommand.Linted;
import dev.formwork.templates.lint.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Findings for programs: plain JSON, and SARIF for code scanning. */
final class LintReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LintReport() {}

  static String json(List<Linted> all) {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Linted linted : all) {
      for (Finding finding : linted.findings()) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", linted.place(finding));
        entry.put("line", finding.line());
        entry.put("column", finding.column());
        entry.put("severity", finding.severity().word());
        entry.put("rule", finding.rule());
        entry.put("path", finding.path());
        entry.put("message", finding.message());
        findings.add(entry);
      }
    }
    return written(Map.of("findings", findings));
  }

  /** Version 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */
  static String sarif(List<Linted> all) {
    List<Object> results = new ArrayList<>();
    TreeSet<String> rules = new TreeSet<>();
    for (Linted linted : all) {
      for (Finding finding : linted.findings()) {
        rules.add(finding.rule());
        results.add(result(linted, finding));
      }
    }
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Formwork");
    driver.put("rules", rules.stream().map(rule -> Map.of("id", rule)).toList());
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    report.put("version", "2.1.0");
    report.put("runs", List.of(Map.of("tool", Map.of("driver", driver), "results", results)));
    return written(report);
  }

  private static Map<String, Object> result(Linted linted, Finding finding) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", Map.of("uri", linted.place(finding)));
    if (finding.line() > 0) {
      place.put(
          "region",
          Map.of("startLine", finding.line(), "startColumn", Math.max(1, finding.column())));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", finding.rule());
    result.put(
        "level",
        switch (finding.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFO -> "note";
        });
    result.put("message", Map.of("text", finding.message()));
    result.put("locations", List.of(Map.of("physicalLocation", place)));
    return result;
  }

  private static String written(Object report) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
