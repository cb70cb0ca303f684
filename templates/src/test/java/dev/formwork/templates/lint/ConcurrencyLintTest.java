package dev.formwork.templates.lint;

import static dev.formwork.templates.lint.LintSamples.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyLintTest {

  private static final String STEPS = "  steps:\n    - {action: 'debug:echo'}\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2.5", "many", "'3'", "", "3000000000", "'${{ 3 }}'"})
  void findsNumbersThatNoRunStartsWith(String runs) {
    List<Finding> findings =
        LintSamples.lint(directory, "  concurrency: {runs: %s}\n".formatted(runs) + STEPS);

    assertThat(findings)
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(Finding::rule, Finding::line, Finding::path)
        .containsExactly(tuple("concurrency", 6, "/spec/concurrency/runs"));
  }

  @Test
  void findsALimitWithoutANumber() {
    assertThat(rules(directory, "  concurrency: {}\n" + STEPS)).contains("6:3 concurrency");
    assertThat(rules(directory, "  concurrency: 3\n" + STEPS)).contains("6:3 concurrency");
  }

  @Test
  void saysThatBackstageDoesNotLimitRuns() {
    assertThat(rules(directory, "  concurrency: {runs: 3}\n" + STEPS))
        .containsExactly("6:3 formwork-only");
  }

  @Test
  void findsOtherKeysBesideTheNumber() {
    assertThat(LintSamples.lint(directory, "  concurrency: {runs: 3, run: 4}\n" + STEPS))
        .filteredOn(finding -> finding.rule().equals("unknown-key"))
        .extracting(Finding::message)
        .containsExactly("Nobody reads the key 'spec.concurrency.run'. Did you mean 'runs'?");
  }

  @Test
  void findsMoreRunsThanTheOperatorAllows() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("template.yaml"),
            LintSamples.HEAD + "  concurrency: {runs: 5}\n" + STEPS);

    assertThat(lint(file, 3))
        .filteredOn(finding -> finding.rule().equals("concurrency"))
        .extracting(Finding::severity, Finding::message)
        .containsExactly(
            tuple(
                Severity.WARNING,
                "5 runs at once are more than the 3 that are allowed for every template here (formwork.runs.per-template), so the smaller number counts. Write 3 or less."));
    assertThat(lint(file, 5)).extracting(Finding::rule).containsExactly("formwork-only");
  }

  private static List<Finding> lint(Path file, int mostRuns) {
    return new TemplateLint(LintSamples.ACTIONS, Map.of(), mostRuns).lint(file);
  }
}
