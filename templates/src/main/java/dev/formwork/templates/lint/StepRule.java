package dev.formwork.templates.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Keys of steps: what nobody reads, what only Formwork reads, ids that are there twice. */
final class StepRule implements Rule {

  private static final Set<String> BACKSTAGE =
      Set.of("id", "name", "action", "input", "if", "each", "backstage:permissions");
  private static final Set<String> OURS = Set.of("timeout", "retry", "onFailure", "undo");
  private static final Set<String> OURS_OF_SPEC =
      Set.of("onFailure", "decideWithin", "concurrency");
  private static final Set<String> SPEC =
      Set.of(
          "type",
          "owner",
          "lifecycle",
          "system",
          "domain",
          "parameters",
          "secrets",
          "steps",
          "output",
          "presentation",
          "formDecorators",
          "onFailure",
          "decideWithin",
          "concurrency");

  @Override
  public void check(Subject subject, Findings findings) {
    groups(subject, findings);
    Map<String, Step> ids = new HashMap<>();
    for (Step step : subject.steps()) {
      Step first = ids.putIfAbsent(step.id(), step);
      if (first != null) {
        findings.add(
            Severity.ERROR,
            "duplicate-step-id",
            step.pointer("id"),
            "Steps %d and %d both have the id '%s', so the outputs of the first are lost. Rename one."
                .formatted(first.index() + 1, step.index() + 1, step.id()));
      }
      keys(step, findings);
    }
    spec(subject, findings);
  }

  private static void groups(Subject subject, Findings findings) {
    List<?> entries = Content.list(subject.spec().get("steps"));
    for (int i = 0; i < entries.size(); i++) {
      Map<String, Object> entry = Content.map(entries.get(i));
      if (entry.get("parallel") instanceof List) {
        findings.add(
            Severity.INFO,
            "formwork-only",
            Content.pointer(Content.pointer("/spec/steps", i), "parallel"),
            "Backstage knows no 'parallel' and refuses a step without an action, so it does not load this template.");
      }
    }
  }

  private static void keys(Step step, Findings findings) {
    for (String key : step.entries().keySet()) {
      if (OURS.contains(key)) {
        findings.add(
            Severity.INFO,
            "formwork-only",
            step.pointer(key),
            "Backstage ignores '%s'; only Formwork acts on it.".formatted(key));
      } else if (!BACKSTAGE.contains(key) && !key.contains(":")) {
        findings.add(
            Severity.WARNING,
            "unknown-key",
            step.pointer(key),
            "Nobody reads the key '%s' of a step.%s"
                .formatted(key, hint(key, concat(BACKSTAGE, OURS))));
      }
    }
  }

  private static List<String> concat(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static String hint(String key, List<String> known) {
    String hint = Nearest.hint(key, known);
    return hint.isEmpty() ? " Remove it." : hint;
  }

  private static void spec(Subject subject, Findings findings) {
    for (String key : subject.spec().keySet()) {
      String pointer = Content.pointer("/spec", key);
      if (OURS_OF_SPEC.contains(key)) {
        findings.add(
            Severity.INFO,
            "formwork-only",
            pointer,
            "Backstage ignores 'spec.%s'; only Formwork acts on it.".formatted(key));
      } else if (!SPEC.contains(key) && Nearest.to(key, SPEC).isPresent()) {
        findings.add(
            Severity.WARNING,
            "unknown-key",
            pointer,
            "Nobody reads the key 'spec.%s'.%s".formatted(key, Nearest.hint(key, SPEC)));
      }
    }
  }
}
