package dev.formwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the API serves to Prometheus after a run, against the page that names it. */
class MetricsIT {

  private static final Path PAGE = Path.of("../docs/operations.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (?:api|both) \\| (always|when it happens) \\|");

  private final RunningApi api = RunningApi.shared();
  private final HttpCalls calls = api.calls();
  private final String ok =
      api.templates().add("measured", "steps:\n  - {id: one, action: 'test:ok'}\n");

  private String scrapeAfterARun() {
    calls.awaitEnd(calls.launch(ok));
    return calls.get("/actuator/prometheus").text();
  }

  private static Set<String> served(String scrape) {
    return scrape
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ")[2])
        .collect(Collectors.toSet());
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results().toList();
  }

  @Test
  void servesEveryMetricThatThePageNames() throws IOException {
    Set<String> served = served(scrapeAfterARun());

    assertThat(served)
        .containsAll(
            rows().stream()
                .filter(row -> row.group(2).equals("always"))
                .map(row -> row.group(1))
                .filter(name -> !name.startsWith("temporal_"))
                .toList());
  }

  @Test
  void servesNoMetricOfOursThatThePageDoesNotName() throws IOException {
    List<String> known = rows().stream().map(row -> row.group(1)).toList();

    assertThat(served(scrapeAfterARun()))
        .filteredOn(name -> name.startsWith("formwork_") && !name.endsWith("_max"))
        .filteredOn(name -> !name.startsWith("formwork_runs_duration"))
        .filteredOn(name -> !name.startsWith("formwork_runs_ended"))
        .isSubsetOf(known);
  }

  @Test
  void countsRunsByTemplate() {
    assertThat(scrapeAfterARun())
        .containsPattern(
            "formwork_runs_started_total\\{template=\"template:default/measured\"} [1-9]")
        .contains("formwork_runs_open{phase=\"paused\"}", "formwork_attention{kind=\"leftovers\"}");
  }
}
