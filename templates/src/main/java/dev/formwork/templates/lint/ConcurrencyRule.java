package dev.formwork.templates.lint;

import dev.formwork.templates.RunLimit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many runs may be under way at once: `spec.concurrency.runs`. */
final class ConcurrencyRule implements Rule {

  private static final String POINTER = "/spec/concurrency";
  private static final String RUNS = "runs";

  private final @Nullable Integer operators;

  /**
   * @param operators bound for every template, or null for none
   */
  ConcurrencyRule(@Nullable Integer operators) {
    this.operators = operators;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (!subject.spec().containsKey("concurrency")) {
      return;
    }
    if (!(subject.spec().get("concurrency") instanceof Map<?, ?> concurrency)) {
      findings.add(
          Severity.ERROR,
          "concurrency",
          POINTER,
          "'spec.concurrency' has no 'runs'. Write e.g. 'concurrency: {runs: 3}'.");
      return;
    }
    for (Object key : concurrency.keySet()) {
      if (!key.equals(RUNS)) {
        findings.add(
            Severity.WARNING,
            "unknown-key",
            Content.pointer(POINTER, String.valueOf(key)),
            "Nobody reads the key 'spec.concurrency.%s'.%s"
                .formatted(key, hint(String.valueOf(key))));
      }
    }
    runs(concurrency, findings);
  }

  private static String hint(String key) {
    String hint = Nearest.hint(key, List.of(RUNS));
    return hint.isEmpty() ? " Remove it." : hint;
  }

  private void runs(Map<?, ?> concurrency, Findings findings) {
    Object said = concurrency.get(RUNS);
    String pointer = concurrency.containsKey(RUNS) ? Content.pointer(POINTER, RUNS) : POINTER;
    RunLimit.of(said)
        .ifPresentOrElse(
            limit -> bound(limit, pointer, findings),
            () ->
                findings.add(
                    Severity.ERROR,
                    "concurrency",
                    pointer,
                    "'%s' is no number of runs, so no run of this template starts. Write a whole number above 0, such as 1."
                        .formatted(said)));
  }

  private void bound(int limit, String pointer, Findings findings) {
    if (operators != null && limit > operators) {
      findings.add(
          Severity.WARNING,
          "concurrency",
          pointer,
          "%d runs at once are more than the %d that are allowed for every template here (formwork.runs.per-template), so the smaller number counts. Write %d or less."
              .formatted(limit, operators, operators));
    }
  }
}
