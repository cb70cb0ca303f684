package dev.formwork.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryBudgetTest {

  @Test
  void letsOrdinaryRunsPass() {
    assertThat(HistoryBudget.check(6_000, 5_000_000)).isNull();
  }

  @Test
  void stopsRunsWhileTheyCanStillBeUndone() {
    assertThat(HistoryBudget.check(20_000, 5_000_000))
        .startsWith("The run has 20000 events of 4 MiB together")
        .endsWith("iterate over fewer items (input: each).");
    assertThat(HistoryBudget.check(100, 21L * 1024 * 1024)).contains("21 MiB");
  }
}
