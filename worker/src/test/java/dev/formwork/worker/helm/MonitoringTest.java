package dev.formwork.worker.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.formwork.worker.Documented;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The dashboard and the alert rules against the page that explains them. */
class MonitoringTest {

  private static final Path RULES = Helm.CHART.resolve("monitoring/alerts.yaml");
  private static final Path DASHBOARD = Helm.CHART.resolve("monitoring/dashboard.json");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:formwork|temporal|http_server|hikaricp)_[a-z_]+");

  private static Set<String> names(String expression) {
    return NAME.matcher(expression)
        .results()
        .map(MatchResult::group)
        .map(name -> name.replaceAll("_(bucket|count|sum|max)$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> alerts() throws IOException {
    Map<String, Object> file =
        (Map<String, Object>)
            new Load(LoadSettings.builder().build()).loadFromString(Files.readString(RULES));
    List<Map<String, Object>> alerts = new ArrayList<>();
    for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
      alerts.addAll((List<Map<String, Object>>) group.get("rules"));
    }
    return alerts;
  }

  private static List<String> expressionsOfTheDashboard() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
    return dashboard.path("panels").findValuesAsText("expr");
  }

  @Test
  void alertsNameMetricsThatExist() throws IOException {
    assertThat(alerts())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            alert ->
                assertThat(names(String.valueOf(alert.get("expr"))))
                    .isNotEmpty()
                    .isSubsetOf(Documented.metrics().keySet()));
  }

  @Test
  void theDashboardNamesMetricsThatExist() throws IOException {
    assertThat(expressionsOfTheDashboard())
        .hasSizeGreaterThan(15)
        .allSatisfy(
            expression ->
                assertThat(names(expression))
                    .isNotEmpty()
                    .isSubsetOf(Documented.metrics().keySet()));
  }

  @Test
  void everyAlertLinksToItsSection() throws IOException {
    String page = Files.readString(Documented.page());

    assertThat(alerts())
        .allSatisfy(
            alert -> {
              String name = String.valueOf(alert.get("alert"));
              assertThat(String.valueOf(alert.get("annotations")))
                  .contains("RUNBOOK#" + name.toLowerCase(Locale.ROOT));
              assertThat(section(page, name))
                  .contains("**Meaning.**", "**First look.**", "**Remedy.**");
            });
  }

  private static String section(String page, String alert) {
    int from = page.indexOf("### " + alert + "\n");
    assertThat(from).as("section of " + alert).isNotNegative();
    int to = page.indexOf("\n### ", from + 1);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  @Test
  void prometheusTakesTheRules() throws IOException, InterruptedException {
    String promtool = promtool();

    Process check =
        new ProcessBuilder(promtool, "check", "rules", RULES.toString())
            .redirectErrorStream(true)
            .start();

    String answer = new String(check.getInputStream().readAllBytes());
    assertThat(check.waitFor()).as(answer).isZero();
    assertThat(answer).contains("SUCCESS: %d rules found".formatted(alerts().size()));
  }

  @Test
  void prometheusTakesTheQuestionsOfTheDashboard() throws IOException, InterruptedException {
    String promtool = promtool();
    StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
    List<String> expressions = expressionsOfTheDashboard();
    for (int i = 0; i < expressions.size(); i++) {
      rules.append("      - record: panel:%d\n        expr: >-\n          ".formatted(i));
      rules.append(expressions.get(i)).append('\n');
    }
    Path file = Files.createTempFile("dashboard", ".yaml");
    Files.writeString(file, rules);

    Process check =
        new ProcessBuilder(promtool, "check", "rules", file.toString())
            .redirectErrorStream(true)
            .start();

    String answer = new String(check.getInputStream().readAllBytes());
    assertThat(check.waitFor()).as(answer).isZero();
  }

  /** Prometheus' own checker, or the test is skipped with the reason. */
  private static String promtool() {
    String cache = System.getenv().getOrDefault("FORMWORK_CACHE", "");
    Path own =
        cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache", "formwork")
            : Path.of(cache);
    String path = System.getenv().getOrDefault("PATH", "");
    String found =
        Stream.concat(
                Stream.of(own.resolve("bin/promtool")),
                Stream.of(path.split(":")).map(folder -> Path.of(folder, "promtool")))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse("");
    Assumptions.assumeFalse(found.isEmpty(), "promtool is not there. Run .ci/servers.");
    return found;
  }
}
